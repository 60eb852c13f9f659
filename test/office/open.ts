import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether LibreOffice and Poppler are here (Debian: libreoffice-writer, libreoffice-calc, poppler-utils). */
export const hasOffice = await Promise.all([run('soffice', ['--version']), run('pdftotext', ['-v'])]).then(
  () => true,
  () => false,
)

export type Opened = { pages: number; text: string; fonts: string; pictures: number }

/** Opens a file in LibreOffice as an office would, prints it, and says what stands on paper. */
export async function openInOffice(name: string, bytes: Uint8Array): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    const file = join(folder, name)
    const pdf = file.replace(/\.\w+$/, '.pdf')
    await writeFile(file, bytes)
    // A profile of its own: another office may be open.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { timeout: 90_000 })
    const { stdout: info } = await run('pdfinfo', [pdf])
    const { stdout: text } = await run('pdftotext', ['-layout', pdf, '-'])
    const { stdout: fonts } = await run('pdffonts', [pdf])
    await run('pdftoppm', ['-r', '50', '-png', pdf, join(folder, 'page')])
    const pictures = (await readdir(folder)).filter(one => one.endsWith('.png')).length
    return { pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]), text: text.normalize('NFC'), fonts, pictures }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
