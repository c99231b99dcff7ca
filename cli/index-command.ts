/** `xiaoge index`: reads the folder, makes the index and the vectors, and says what was added, changed, removed and refused. */

import { systemClock } from '../clock.ts'
import type { LibraryReport } from '../knowledge/library-report.ts'
import { type LibraryArgs, type Streams, withLibrary } from './library.ts'

/** 0 when the base stands (refused files are named, and are no failure); 1 when the folder cannot be read. */
export async function index(args: LibraryArgs, streams: Streams): Promise<number> {
  const from = systemClock.elapsed()
  try {
    return await withLibrary(args, streams, async (library) => {
      streams.stdout.write(reportText(library.report(), (systemClock.elapsed() - from) / 1000))
      return 0
    })
  } catch (error) {
    streams.stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}

/** `seconds`: all of it, vectors included. */
export function reportText(report: LibraryReport, seconds: number): string {
  const list = (title: string, paths: readonly string[]) =>
    paths.length === 0 ? [] : [`${title} ${paths.length}：`, ...paths.map((path) => `  ${path}`)]
  const said = (rows: LibraryReport['refused']) => rows.map(({ path, line, reason }) => `  ${path} 第 ${line} 行：${reason}`)
  const refused = said(report.refused)
  const lines = [
    ...list('新增', report.added),
    ...list('更新', report.changed),
    ...list('移除', report.removed),
    ...(refused.length === 0 ? [] : [`拒收 ${refused.length}：`, ...refused]),
    ...(report.planted.length === 0
      ? []
      : [`可疑 ${report.planted.length}（像是写给程序的指令，没有用于答复，请核实后删掉）：`, ...said(report.planted)]),
    ...(report.standing === 0 ? [] : [`标准问答 ${report.standing} 条`]),
    `共 ${report.files} 个文件，${report.units} 个片段，${report.vectors} 个向量，用时 ${seconds.toFixed(1)} 秒`,
  ]
  return `${lines.join('\n')}\n`
}
