import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { organizations, residentialGroups, wards } from '../places/tables'
import { roles } from '../shared/actor'

// The four tables of better-auth, with the columns of its core and its username plugin.

export const users = sqliteTable('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  username: text().unique(),
  displayUsername: text('display_username'),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
})

export const sessions = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    token: text().notNull().unique(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  t => [index('session_user').on(t.userId)],
)

export const credentials = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text(),
    password: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  t => [index('account_user').on(t.userId)],
)

export const verifications = sqliteTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  t => [index('verification_identifier').on(t.identifier)],
)

/** What a signed-in person may do: one role in one ward (a province officer: in the wards of one province). */
export const staff = sqliteTable(
  'staff',
  {
    id: text()
      .primaryKey()
      .references(() => users.id),
    wardId: text('ward_id').references(() => wards.id),
    provinceCode: text('province_code'),
    role: text({ enum: roles }).notNull(),
    organizationId: text('organization_id').references(() => organizations.id),
    groupId: text('group_id').references(() => residentialGroups.id),
    /** `+84…`; a second way to sign in. */
    phone: text().unique(),
    disabledAt: integer('disabled_at'),
    createdAt: integer('created_at').notNull(),
  },
  t => [index('staff_ward').on(t.wardId)],
)

export const invitations = sqliteTable(
  'invitation',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    tokenHash: text('token_hash').notNull(),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    organizationId: text('organization_id').references(() => organizations.id),
    groupId: text('group_id').references(() => residentialGroups.id),
    invitedBy: text('invited_by').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    acceptedBy: text('accepted_by').references(() => users.id),
    revokedAt: integer('revoked_at'),
    createdAt: integer('created_at').notNull(),
  },
  t => [uniqueIndex('invitation_token').on(t.tokenHash), index('invitation_ward').on(t.wardId)],
)

export const apiKeys = sqliteTable(
  'api_key',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    keyHash: text('key_hash').notNull(),
    /** The key's first characters, to tell keys apart in a list. */
    hint: text().notNull(),
    role: text({ enum: roles }).notNull(),
    organizationId: text('organization_id').references(() => organizations.id),
    groupId: text('group_id').references(() => residentialGroups.id),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  t => [uniqueIndex('api_key_hash').on(t.keyHash), index('api_key_ward').on(t.wardId)],
)

/** Failed sign-ins, counted per hashed identifier and per hashed address; never the identifier itself. */
export const signInAttempts = sqliteTable('sign_in_attempt', {
  id: text().primaryKey(),
  failures: integer().notNull(),
  windowStartedAt: integer('window_started_at').notNull(),
})

/** A create that an API client may repeat under the same `Idempotency-Key` without making a second thing. */
export const idempotentRequests = sqliteTable(
  'idempotent_request',
  {
    apiKeyId: text('api_key_id')
      .notNull()
      .references(() => apiKeys.id),
    key: text().notNull(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    /** A keyed hash of method, path and body: another request under the same key is refused. */
    fingerprint: text().notNull(),
    /** Null while it runs. Only what was made is kept, never a body, which may name a child. */
    status: integer(),
    location: text(),
    createdAt: integer('created_at').notNull(),
  },
  t => [primaryKey({ columns: [t.apiKeyId, t.key] })],
)
