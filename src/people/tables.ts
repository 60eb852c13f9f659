import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { residentialGroups, wards } from '../places/tables'
import { consentPurposes, genders, households, relations } from '../shared/choices'

/**
 * A child of the ward. Names and phones are AES-GCM texts (`people/field-crypto.ts`); look-ups go by keyed hashes.
 * Poverty, special circumstances (Luật Trẻ em 2016, Điều 10) and ethnic minority are three independent coarse flags.
 */
export const children = sqliteTable(
  'child',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    groupId: text('group_id')
      .notNull()
      .references(() => residentialGroups.id),
    /** Encrypted full name; null once erased. */
    name: text(),
    /** Encrypted phone of the family; null when there is none. */
    phone: text(),
    /** Keyed hash of folded name, birth year and group: finds the same child again. */
    identityHash: text('identity_hash'),
    phoneHash: text('phone_hash'),
    /** Keyed hash of folded name, birth year and phone within the province: tells a child counted in two wards. */
    provinceHash: text('province_hash'),
    /** Shared by sisters and brothers; null while nobody said that they are. */
    familyId: text('family_id'),
    /** The key that encrypted this row. */
    keyId: text('key_id').notNull(),
    birthYear: integer('birth_year').notNull(),
    gender: text({ enum: genders }).notNull(),
    household: text({ enum: households }).notNull().default('none'),
    specialCircumstances: integer('special_circumstances', { mode: 'boolean' }).notNull().default(false),
    ethnicMinority: integer('ethnic_minority', { mode: 'boolean' }).notNull().default(false),
    /** Rises with every change; an edit names the version it started from. */
    version: integer().notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  t => [
    index('child_group').on(t.wardId, t.groupId),
    uniqueIndex('child_identity').on(t.wardId, t.identityHash),
    index('child_phone').on(t.wardId, t.phoneHash),
    index('child_family').on(t.familyId),
  ],
)

/** What a child's record was before a change: append-only, encrypted, and gone with the child's identity. */
export const childChanges = sqliteTable(
  'child_change',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    kind: text({ enum: ['corrected', 'imported', 'moved', 'merged', 'family'] }).notNull(),
    /** Encrypted JSON of the fields as they stood, at place `child_change.before:id`. */
    before: text().notNull(),
    keyId: text('key_id').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    at: integer().notNull(),
  },
  t => [index('child_change_child').on(t.childId, t.at)],
)

/** Two children of the register that look the same and are not: somebody compared them. Ids in order. */
export const notSame = sqliteTable(
  'not_same',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    firstId: text('first_id')
      .notNull()
      .references(() => children.id),
    secondId: text('second_id')
      .notNull()
      .references(() => children.id),
    decidedBy: text('decided_by').notNull(),
    decidedAt: integer('decided_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.firstId, t.secondId] }),
    index('not_same_ward').on(t.wardId),
    index('not_same_second').on(t.secondId),
  ],
)

/** The giver's name and phone of a consent, encrypted as a child's. */
export const guardians = sqliteTable(
  'guardian',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    name: text().notNull(),
    phone: text(),
    phoneHash: text('phone_hash'),
    relation: text({ enum: relations }).notNull(),
    keyId: text('key_id').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  t => [index('guardian_child').on(t.childId), index('guardian_phone').on(t.phoneHash)],
)

/** Consent per purpose (Luật 91/2025/QH15): who gave it, to which text, with the child's assent from 7 years. */
export const consents = sqliteTable(
  'consent',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    guardianId: text('guardian_id').references(() => guardians.id),
    purpose: text({ enum: consentPurposes }).notNull(),
    textVersion: text('text_version').notNull(),
    /** How it was given: by the guardian on the web, or on paper or by word to a group head or officer. */
    method: text({ enum: ['web', 'paper', 'spoken'] }).notNull(),
    /** Null under 7 years, where it is not asked. */
    childAssent: integer('child_assent', { mode: 'boolean' }),
    recordedBy: text('recorded_by').notNull(),
    givenAt: integer('given_at').notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  t => [index('consent_child').on(t.childId), index('consent_guardian').on(t.guardianId)],
)

/** A list of children between its preview and the confirmation, encrypted in parts; removed once brought in or after a day. */
export const childImports = sqliteTable(
  'child_import',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    fileName: text('file_name').notNull(),
    /** Counts by outcome, without identities. */
    summary: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    importedAt: integer('imported_at'),
  },
  t => [index('child_import_ward').on(t.wardId, t.createdAt)],
)

export const childImportParts = sqliteTable(
  'child_import_part',
  {
    importId: text('import_id')
      .notNull()
      .references(() => childImports.id),
    part: integer().notNull(),
    /** Encrypted JSON of rows, at place `child_import:id:part`. */
    rows: text().notNull(),
    keyId: text('key_id').notNull(),
  },
  t => [primaryKey({ columns: [t.importId, t.part] })],
)

/** A guardian's request under Luật 91/2025/QH15 and its deadlines (NĐ 356/2025). What was written is encrypted. */
export const dataRequests = sqliteTable(
  'data_request',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    kind: text({ enum: ['access', 'correction', 'withdrawal', 'erasure'] }).notNull(),
    /** Known at once when it comes from a family's own link; otherwise once staff found the child. */
    childId: text('child_id').references(() => children.id),
    via: text({ enum: ['link', 'web', 'desk'] }).notNull(),
    /** Encrypted JSON of who asks and what for, at place `data_request.words:id`; null once erased. */
    words: text(),
    keyId: text('key_id').notNull(),
    phoneHash: text('phone_hash'),
    /** Hash of the secret in the address where the family follows it. */
    secretHash: text('secret_hash').notNull(),
    receivedAt: integer('received_at').notNull(),
    /** Wall dates. */
    acknowledgeBy: text('acknowledge_by').notNull(),
    dueBy: text('due_by').notNull(),
    acknowledgedAt: integer('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
    closedAt: integer('closed_at'),
    closedBy: text('closed_by'),
    outcome: text({ enum: ['done', 'refused'] }),
    /** Why it was refused, for the family; encrypted at place `data_request.answer:id`. */
    answer: text(),
  },
  t => [
    index('data_request_ward').on(t.wardId, t.closedAt, t.dueBy),
    index('data_request_child').on(t.childId),
    uniqueIndex('data_request_secret').on(t.secretHash),
  ],
)

/** Who opened which identities, when and for what. Holds ids, never a name; an erased child's id points nowhere. */
export const identityAccesses = sqliteTable(
  'identity_access',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    at: integer().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    /** Such as `roster.opened`, `child.opened`. */
    action: text().notNull(),
    /** What they were opened for: a group, an event, an occurrence, a child. */
    subjectId: text('subject_id').notNull(),
    childIds: text('child_ids', { mode: 'json' }).$type<string[]>().notNull(),
  },
  t => [index('identity_access_ward').on(t.wardId, t.at)],
)
