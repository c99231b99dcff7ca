/**
 * 可见范围: who may be shown what. In doubt a file is for staff: what residents were told cannot be taken back.
 *
 * A file is internal by its head (`可见范围: 内部`), by its folder (`内部/`), or by the mark that offices print above such papers. Residents are
 * answered from a base in which it does not stand at all (library.ts), so that no search, count or hint can give it away.
 */

export type Audience = 'resident' | 'staff'

const STAFF = /^(?:staff|internal|private|内部(?:资料|文件|使用)?|工作人员|社区工作人员|不公开|非公开|否|no|false)$/i
const RESIDENT = /^(?:resident|residents|public|all|公开|居民|所有人|全部|对外|是|yes|true)$/i
const INTERNAL_FOLDER = /^[_\d.\s-]*(?:内部(?:资料|文件)?|internal|staff|不公开)$/i
const MARK = /内部(?:资料|文件|材料|使用|掌握)|(?:请勿|不得|严禁|禁止)外传|注意保密|[秘机绝]密[★☆]/

/** What a head's value says; undefined: neither. */
export function audienceOf(value: string): Audience | undefined {
  if (STAFF.test(value)) return 'staff'
  return RESIDENT.test(value) ? 'resident' : undefined
}

/** Whether a folder on the way to it, seen from the knowledge folder, is for staff. */
export function isInternalPath(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => INTERNAL_FOLDER.test(folder.normalize('NFKC')))
}

/** Whether what stands at the top of a paper says so: a line of its own, as a mark is. */
export function isMarkedInternal(topLines: readonly string[]): boolean {
  return topLines.some((line) => line.length <= 30 && MARK.test(line))
}
