import { readFileSync } from 'node:fs'

// The last line of a check: the plain count over all projects of a vitest JSON report.
const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
  readFileSync(process.argv[2] ?? '', 'utf8'),
) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; success: boolean }

// A file that could not even be loaded has no failed test, and is a failure all the same.
const failed = success ? 0 : Math.max(numFailedTests, numFailedTestSuites, 1)
console.log(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
