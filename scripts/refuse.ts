/** Ends a command with its reason. */
export function refuse(reason: string): never {
  console.error(reason)
  process.exit(1)
}
