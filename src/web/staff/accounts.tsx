import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'
import { accountPages } from './accounts/account'
import { invitationPages } from './accounts/invitation'
import { settingsPages } from './accounts/settings'
import { signInPages } from './accounts/sign-in'

export const accountsPages = new Hono<AppEnv>()

for (const pages of [signInPages, accountPages, settingsPages, invitationPages]) accountsPages.route('/', pages)
