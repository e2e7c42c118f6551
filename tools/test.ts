import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { ensureConsole } from './build-console.ts'

/**
 * Runs the tests named by the glob patterns on the command line, all of them without any. Ends with `N passed, N failed` alone on the last
 * line, and with exit code 1 when a test failed or none ran.
 */
const everything = ['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts', 'console/src/**/*.test.ts']

const patterns = process.argv.slice(2).filter((argument) => argument !== '--check')
const files = globSync(patterns.length > 0 ? patterns : everything).sort()
const counts = { passed: 0, failed: 0 }
if (process.argv.includes('--check')) {
  // `npm run check` counts as one test, so that a wrong type or a stale file fails the run and hides nothing else.
  const { status } = spawnSync(process.execPath, ['tools/check.ts'], { stdio: 'inherit' })
  counts[status === 0 ? 'passed' : 'failed']++
}
// Once, before tests that run side by side would each build it.
if (files.some((file) => file.startsWith('test/browser/'))) await ensureConsole()
const isTest = (event: { details: { type?: string | undefined } }) => event.details.type !== 'suite'

const stream = run({ files, concurrency: 2, forceExit: false, timeout: 15 * 60_000 })
stream.on('test:pass', (event) => {
  if (isTest(event) && event.skip === undefined && event.todo === undefined) counts.passed++
})
stream.on('test:fail', (event) => {
  if (isTest(event)) counts.failed++
})
const report = stream.compose(new spec())
for await (const chunk of report) process.stdout.write(chunk)
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0
