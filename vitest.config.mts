import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const onNode = {
  '#test-database': path('test/support/database-libsql.ts'),
  '#test-raster': path('test/support/raster-node.ts'),
}
const onWorkers = {
  '#test-database': path('test/support/database-d1.ts'),
  '#test-raster': path('test/support/raster-workers.ts'),
}

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], isolate: false } },
      {
        // The domain suite on Node and libSQL.
        resolve: { alias: onNode },
        test: { name: 'domain', include: ['test/domain/**/*.test.{ts,tsx}'], isolate: false },
      },
      {
        // The same suite, and the HTTP tests, in workerd on D1.
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                MIGRATIONS: await readD1Migrations(path('migrations')),
                FIELD_KEY: 'test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
                AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
              },
            },
          })),
        ],
        resolve: { alias: onWorkers },
        test: {
          name: 'worker',
          include: ['test/domain/**/*.test.{ts,tsx}', 'test/worker/**/*.test.{ts,tsx}'],
          // A workerd for each of a hundred files is most of the time they take; tests plant wards of their own.
          isolate: false,
        },
      },
      {
        // What needs processes and files: the Node entry, the start script, libSQL over HTTP.
        resolve: { alias: onNode },
        test: { name: 'node', include: ['test/node/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        // Documents opened by LibreOffice, where it is installed: `npm run test:office`.
        resolve: { alias: onNode },
        test: { name: 'office', include: process.env.OFFICE ? ['test/office/**/*.test.ts'] : [], testTimeout: 120_000 },
      },
      {
        resolve: { alias: onNode },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Bundles the scripts that browsers get from what stands in `src` now.
          globalSetup: ['test/support/build-assets.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
