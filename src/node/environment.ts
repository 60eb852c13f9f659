import { localSecrets } from './local-secrets'
import { inRepository } from './paths'

/**
 * The environment of a Node run. On a developer's machine missing secrets come from the git-ignored `.dev.vars`, made
 * at the first start; with `NODE_ENV=production` nothing is made up, and `readConfig` refuses.
 */
export function nodeEnvironment(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  if (environment.NODE_ENV === 'production') return environment
  if (environment.FIELD_KEY && environment.AUTH_SECRET) return environment
  return { ...localSecrets(inRepository('.dev.vars')), ...environment }
}
