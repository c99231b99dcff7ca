/**
 * Makes a fresh clone ready, before anything is installed: only Node's own modules may be used here.
 *
 * `node cli/setup.mjs --then test|check|bench` installs what is missing and goes on; `ensureInstalled()` does the first half.
 * Installed is what the stamp says: the lockfile's hash and this Node's binary interface. A second run costs a few milliseconds.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stampFile = join(root, 'node_modules', '.xiaoge-installed')
const lockFile = join(root, '.xiaoge-setup.lock')

const say = (line) => process.stderr.write(`${line}\n`)

/** Installs the locked packages unless they are there already. Exits the process with a sentence when it cannot. */
export async function ensureInstalled() {
  checkNode()
  const stamp = wantedStamp()
  if (installedStamp() === stamp) return
  await oneAtATime(async () => {
    if (installedStamp() === stamp) return
    checkTools()
    say('小格：第一次运行，先安装依赖。其中两个组件要现场编译，一般 2–5 分钟，请别关窗口。')
    say('xiaoge: installing what the lockfile names; two packages are compiled here, usually 2 to 5 minutes.')
    await install()
    writeFileSync(stampFile, stamp)
    say('小格：安装好了。\n')
  })
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 17)) return
  say(`小格需要 Node 20.17 或更新的版本，现在是 ${process.versions.node}。xiaoge needs Node 20.17 or newer.`)
  process.exit(1)
}

function checkTools() {
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error)
  if (missing.length === 0 || process.platform === 'win32') return
  say(`缺少编译工具：${missing.join('、')}。Debian/Ubuntu 可用：apt-get install python3 make g++`)
  say(`Missing build tools: ${missing.join(', ')}.`)
  process.exit(1)
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const { modules } = process.versions
  return createHash('sha256').update(lock).update(`${modules} ${process.platform} ${process.arch}`).digest('hex')
}

function installedStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
}

/** `npm start` and `npm test` may be typed in two windows at once: the second waits for the first. */
async function oneAtATime(work) {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (ownerIsAlive()) await new Promise((resolve) => setTimeout(resolve, 1000))
      else rmSync(lockFile, { force: true })
    }
  }
  try {
    await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function ownerIsAlive() {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** What npm's install scripts need to hear so that nothing but registry packages is fetched. */
function installEnvironment() {
  const headers = join(dirname(process.execPath), '..')
  const env = {
    ...process.env,
    // A prebuilt binary would come from outside the registry: compile instead.
    npm_config_build_from_source: 'true',
    npm_config_onnxruntime_node_install: 'skip',
    JOBS: process.env.JOBS ?? 'max',
  }
  // Node's headers lie beside Node itself in its usual distributions; without this node-gyp downloads them.
  if (!env.npm_config_nodedir && existsSync(join(headers, 'include', 'node', 'node.h'))) env.npm_config_nodedir = headers
  return env
}

function install() {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...args] = [...npm, 'ci', '--no-audit', '--no-fund', '--foreground-scripts=false']
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(command, args, { cwd: root, env: installEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    const heartbeat = setInterval(() => {
      say(`  …安装和编译中，已过 ${Math.round((performance.now() - started) / 1000)} 秒 (still installing)`)
    }, 10_000)
    const fail = (why) => {
      say(Buffer.concat(output).toString())
      say(`安装没有成功：${why}。改好后再运行一次同样的命令即可。 (npm ci failed)`)
      rmSync(lockFile, { force: true })
      process.exit(1)
    }
    child.on('error', (error) => fail(error.message))
    child.on('close', (code, signal) => {
      clearInterval(heartbeat)
      if (code === 0) resolve()
      else fail(signal ?? `npm 的退出码是 ${code}`)
    })
  })
}

const bin = (path) => join(root, 'node_modules', path)
const tsx = ['--import', 'tsx']

/** What `npm test`, `npm run check` and `npm run bench` are made of; extra words go to the last step. */
const steps = {
  test: [['测试 tests', bin('vitest/vitest.mjs'), 'run']],
  check: [
    ['格式与规范 format and lint', bin('@biomejs/biome/bin/biome'), 'check', '.'],
    ['类型 types', bin('typescript/bin/tsc'), '--noEmit'],
    ['无用代码 unused code', bin('knip/bin/knip.js')],
    ['引用规则、文档与测试 import rules, documents and tests', bin('vitest/vitest.mjs'), 'run'],
  ],
  bench: [['速度 bench', ...tsx, join(root, 'bench/bench.ts')]],
}

function runSteps(name, extra) {
  const wanted = steps[name]
  if (!wanted) {
    say(`不认识的步骤：${name}。可用：${Object.keys(steps).join('、')}`)
    process.exit(2)
  }
  wanted.forEach(([title, ...args], index) => {
    say(`\n── ${title}`)
    const last = index === wanted.length - 1
    const { status } = spawnSync(process.execPath, [...args, ...(last ? extra : [])], { cwd: root, stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [flag, name, ...extra] = process.argv.slice(2)
  if (flag !== undefined && flag !== '--then') {
    say('用法：node cli/setup.mjs [--then test|check|bench]')
    process.exit(2)
  }
  await ensureInstalled()
  if (name) runSteps(name, extra)
}
