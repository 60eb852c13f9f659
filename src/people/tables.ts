import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { residentialGroups, wards } from '../places/tables'
import { genders, households, relations } from '../shared/choices'

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
    /** The key that encrypted this row. */
    keyId: text('key_id').notNull(),
    birthYear: integer('birth_year').notNull(),
    gender: text({ enum: genders }).notNull(),
    household: text({ enum: households }).notNull().default('none'),
    specialCircumstances: integer('special_circumstances', { mode: 'boolean' }).notNull().default(false),
    ethnicMinority: integer('ethnic_minority', { mode: 'boolean' }).notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  t => [
    index('child_group').on(t.wardId, t.groupId),
    uniqueIndex('child_identity').on(t.wardId, t.identityHash),
    index('child_phone').on(t.wardId, t.phoneHash),
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
  t => [index('guardian_child').on(t.childId), index('guardian_phone').on(t.wardId, t.phoneHash)],
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
    purpose: text({ enum: ['taking_part'] }).notNull(),
    textVersion: text('text_version').notNull(),
    /** How it was given: by the guardian on the web, or on paper or by word to a group head or officer. */
    method: text({ enum: ['web', 'paper', 'spoken'] }).notNull(),
    /** Null under 7 years, where it is not asked. */
    childAssent: integer('child_assent', { mode: 'boolean' }),
    recordedBy: text('recorded_by').notNull(),
    givenAt: integer('given_at').notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  t => [index('consent_child').on(t.childId)],
)
