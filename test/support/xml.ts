import { readFileSync } from 'node:fs'
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm'

/** What a schema says against a document, a line a finding; empty: it is valid. Node only: libxml2 is a module of its own. */
export function xmlFindings(xml: string, schemaFile: URL): string[] {
  const findings: string[] = []
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error
      findings.push(...error.message.trim().split('\n'))
    }
  }
  const schema = XmlDocument.fromString(readFileSync(schemaFile, 'utf8'))
  const validator = XsdValidator.fromDoc(schema)
  const document = attempt(() => XmlDocument.fromString(xml))
  if (document) attempt(() => validator.validate(document))
  document?.dispose()
  validator.dispose()
  schema.dispose()
  return findings
}
