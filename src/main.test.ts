import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-main-'))
const dataDir = join(folder, 'data')
after(() => rmSync(folder, { recursive: true, force: true }))

type Run = { process: ChildProcess; output: () => string; problems: () => string; ended: Promise<number | null> }

function run(args: string[], settings: Record<string, string> = {}): Run {
  const environment = { PATH: process.env.PATH, LIFEGUARD_DATA_DIR: dataDir, LIFEGUARD_PORT: '0', ...settings }
  const child = spawn(process.execPath, [main, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let problems = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    problems += text
  })
  const ended = once(child, 'close').then(([code]) => code)
  return { process: child, output: () => output, problems: () => problems, ended }
}

/** Resolves once the last line of the welcome is there. */
async function welcomed(started: Run): Promise<string> {
  const over = started.ended.then(() => assert.fail(`It ended: ${started.problems()}`))
  while (!started.output().includes('README')) {
    await Promise.race([once(started.process.stdout ?? started.process, 'data'), over])
  }
  return started.output()
}

const plainRuns: [args: string[], settings: Record<string, string>, code: number, output: RegExp, problems: RegExp][] =
  [
    [['--help'], {}, 0, /Usage: npm start[\s\S]*--sign-in-link/, /^$/],
    [['--sign-in-link'], { LIFEGUARD_PORT: '9750' }, 1, /^$/, /^There is no access key yet: start the server first/],
    [['--sign-in-link'], { LIFEGUARD_PORT: 'x' }, 1, /^$/, /LIFEGUARD_PORT/],
    [['--version'], {}, 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--prot'], {}, 2, /^$/, /does not know the option --prot/],
    [['--help', 'me'], {}, 2, /^$/, /does not know the option me/],
    [
      [],
      { LIFEGUARD_PORT: 'x', LIFEGUARD_HOTS: '::', LIFEGUARD_ISSUER: 'me' },
      1,
      /^$/,
      /^Lifeguard cannot start:\n {2}- LIFEGUARD_HOTS .*LIFEGUARD_HOST\?\n {2}- LIFEGUARD_PORT .*\n {2}- LIFEGUARD_ISSUER .*\n$/,
    ],
    [
      [],
      { LIFEGUARD_DATA_DIR: '/dev/null/data' },
      1,
      /^$/,
      /^Lifeguard cannot start: .*\/dev\/null\/data.*ENOTDIR[^\n]*\n$/,
    ],
  ]

for (const [args, settings, code, output, problems] of plainRuns) {
  test(`lifeguard ${args.join(' ')} ${Object.keys(settings).join(' ')} ends with ${code}`, async () => {
    const started = run(args, settings)
    assert.equal(await started.ended, code)
    assert.match(started.output(), output)
    assert.match(started.problems(), problems)
  })
}

test('the secret is shown at the first start only, SIGTERM and SIGINT end in good order', async () => {
  const first = run([])
  const firstText = await welcomed(first)
  const [, id, secret] = /AWS_ACCESS_KEY_ID=(\w+) AWS_SECRET_ACCESS_KEY=(\S+)/.exec(firstText) ?? []
  const [, token] = /\/console\/sign-in#link=(\S+)/.exec(firstText) ?? []
  first.process.kill('SIGTERM')
  assert.equal(await first.ended, 0)

  const second = run([])
  const secondText = await welcomed(second)
  assert.ok(id && secret)
  assert.ok(secondText.includes(id))
  assert.ok(!secondText.includes(secret))
  // Its output goes where others may read it, not to a terminal.
  assert.ok(token && !secondText.includes('#link='))
  for (const text of [first.problems(), second.problems()]) assert.ok(!text.includes(token) && !text.includes('link'))
  second.process.kill('SIGINT')
  assert.equal(await second.ended, 0)
  assert.match(second.problems(), /"signal":"SIGINT"/)
})

test('a port in use is told in a sentence', async () => {
  const first = run([])
  const [, port = ''] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(await welcomed(first)) ?? []
  const second = run([], { LIFEGUARD_PORT: port })
  assert.equal(await second.ended, 1)
  assert.match(second.problems(), new RegExp(`^Lifeguard cannot start: Port ${port} on 127\\.0\\.0\\.1 is in use\\.`))
  assert.equal(second.output(), '')
  first.process.kill('SIGTERM')
  await first.ended
})

test('a second signal does not wait for what is under way', async () => {
  const started = run([])
  const [, port = ''] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(await welcomed(started)) ?? []
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  // The answer to the first request says that the second, unfinished one has arrived as well.
  socket.write('GET /health/live HTTP/1.1\r\nhost: a\r\n\r\nPOST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n')
  await once(socket, 'data')
  started.process.kill('SIGTERM')
  while (!started.problems().includes('Stopping')) await once(started.process.stderr ?? started.process, 'data')
  started.process.kill('SIGTERM')
  assert.equal(await started.ended, 1)
  socket.destroy()
})
