import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, found upwards from this file, so that the working directory and bundling do not matter. */
const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'migrations'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder "migrations" is missing beside the program.')
    folder = parent
  }
  return folder
})()

export const inRepository = (relative: string) => join(root, relative)
