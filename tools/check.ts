import { spawn } from 'node:child_process'

/** Everything that can be said of the code without running it: types, lint and format, fresh generated files, the house rules. All at once. */
const checks: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit', '-p', '.'],
  'types of the console': ['tsc', '--noEmit', '-p', 'console'],
  'lint and format': ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  'generated contract': ['node', 'tools/generate-contract.ts', '--check'],
  'generated docs': ['node', 'tools/generate-docs.ts', '--check'],
  architecture: ['node', '--test', '--test-reporter=dot', 'test/architecture.test.ts'],
}

function runCheck(name: string, [command = '', ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      process.stdout.write(code === 0 ? `ok   ${name}\n` : `FAIL ${name}\n${output}\n`)
      resolve(code === 0)
    })
  })
}

const results = await Promise.all(Object.entries(checks).map(([name, command]) => runCheck(name, command)))
process.exitCode = results.every(Boolean) ? 0 : 1
