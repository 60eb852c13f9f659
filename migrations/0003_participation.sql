CREATE TABLE `attendance_mark` (
	`ward_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`child_id` text NOT NULL,
	`present` integer NOT NULL,
	`stamp` text NOT NULL,
	PRIMARY KEY(`occurrence_id`, `child_id`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attendance_mark_child` ON `attendance_mark` (`child_id`);--> statement-breakpoint
CREATE TABLE `checkin_device` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`occurrence_ids` text NOT NULL,
	`actor_id` text NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`group_id` text,
	`label` text DEFAULT '' NOT NULL,
	`code_hash` text NOT NULL,
	`code_expires_at` integer NOT NULL,
	`key_hash` text,
	`created_at` integer NOT NULL,
	`collected_at` integer,
	`expires_at` integer NOT NULL,
	`seen_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkin_device_code` ON `checkin_device` (`code_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `checkin_device_key` ON `checkin_device` (`key_hash`);--> statement-breakpoint
CREATE INDEX `checkin_device_ward` ON `checkin_device` (`ward_id`,`expires_at`);--> statement-breakpoint
CREATE TABLE `eligibility_code` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`event_id` text NOT NULL,
	`group_id` text,
	`code_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `eligibility_code_hash` ON `eligibility_code` (`ward_id`,`code_hash`);--> statement-breakpoint
CREATE INDEX `eligibility_code_event` ON `eligibility_code` (`event_id`);--> statement-breakpoint
CREATE TABLE `excuse` (
	`ward_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`child_id` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`occurrence_id`, `child_id`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `excuse_child` ON `excuse` (`child_id`);--> statement-breakpoint
CREATE TABLE `reached_hash` (
	`report_id` text NOT NULL,
	`hash` text NOT NULL,
	`cuts` integer NOT NULL,
	PRIMARY KEY(`report_id`, `hash`)
);
--> statement-breakpoint
CREATE INDEX `reached_hash_hash` ON `reached_hash` (`hash`);--> statement-breakpoint
CREATE TABLE `synced_walk_in` (
	`nonce` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`device_id` text NOT NULL,
	`child_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`device_id`) REFERENCES `checkin_device`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `synced_walk_in_ward` ON `synced_walk_in` (`ward_id`,`at`);--> statement-breakpoint
CREATE INDEX `synced_walk_in_child` ON `synced_walk_in` (`child_id`);--> statement-breakpoint
CREATE TABLE `census` (
	`ward_id` text NOT NULL,
	`group_id` text NOT NULL,
	`year` integer NOT NULL,
	`under16` integer NOT NULL,
	`girls` integer,
	`boys` integer,
	`age_0_to_5` integer,
	`age_6_to_10` integer,
	`age_11_to_15` integer,
	`age_16_to_17` integer,
	`poor` integer,
	`near_poor` integer,
	`special` integer,
	`ethnic_minority` integer,
	`source` text DEFAULT '' NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `year`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `census_ward` ON `census` (`ward_id`,`year`);--> statement-breakpoint
CREATE TABLE `child_change` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`child_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`key_id` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `child_change_child` ON `child_change` (`child_id`,`at`);--> statement-breakpoint
CREATE TABLE `child_import_part` (
	`import_id` text NOT NULL,
	`part` integer NOT NULL,
	`rows` text NOT NULL,
	`key_id` text NOT NULL,
	PRIMARY KEY(`import_id`, `part`),
	FOREIGN KEY (`import_id`) REFERENCES `child_import`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `child_import` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`file_name` text NOT NULL,
	`summary` text NOT NULL,
	`imported_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `child_import_ward` ON `child_import` (`ward_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `data_request` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`kind` text NOT NULL,
	`child_id` text,
	`via` text NOT NULL,
	`words` text,
	`key_id` text NOT NULL,
	`phone_hash` text,
	`secret_hash` text NOT NULL,
	`received_at` integer NOT NULL,
	`acknowledge_by` text NOT NULL,
	`due_by` text NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`closed_at` integer,
	`closed_by` text,
	`outcome` text,
	`answer` text,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `data_request_ward` ON `data_request` (`ward_id`,`closed_at`,`due_by`);--> statement-breakpoint
CREATE INDEX `data_request_child` ON `data_request` (`child_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_secret` ON `data_request` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `identity_access` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`child_ids` text NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identity_access_ward` ON `identity_access` (`ward_id`,`at`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`province_code` text NOT NULL,
	`title` text NOT NULL,
	`period` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`words` text NOT NULL,
	`figures` text,
	`hash` text,
	`supersedes_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`signed_by` text,
	`signed_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_ward` ON `report` (`ward_id`,`from_date`);--> statement-breakpoint
CREATE INDEX `report_province` ON `report` (`province_code`,`status`,`from_date`);--> statement-breakpoint
DROP INDEX `attendance_child`;--> statement-breakpoint
ALTER TABLE `attendance` ADD `device_id` text;--> statement-breakpoint
CREATE INDEX `attendance_child` ON `attendance` (`child_id`,`occurrence_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_headcount` (
	`ward_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`category` text NOT NULL,
	`source` text DEFAULT 'office' NOT NULL,
	`count` integer NOT NULL,
	`stamp` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`occurrence_id`, `category`, `source`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_headcount`("ward_id", "occurrence_id", "category", "source", "count", "stamp", "recorded_by", "recorded_at") SELECT "ward_id", "occurrence_id", "category", 'office', "count", '', "recorded_by", "recorded_at" FROM `headcount`;--> statement-breakpoint
DROP TABLE `headcount`;--> statement-breakpoint
ALTER TABLE `__new_headcount` RENAME TO `headcount`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `headcount_ward` ON `headcount` (`ward_id`);--> statement-breakpoint
ALTER TABLE `event` ADD `priority_releases_at` integer;--> statement-breakpoint
ALTER TABLE `event` ADD `claim_hours` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `registration` ADD `party_id` text;--> statement-breakpoint
ALTER TABLE `registration` ADD `code_id` text REFERENCES eligibility_code(id);--> statement-breakpoint
ALTER TABLE `registration` ADD `confirmed_at` integer;--> statement-breakpoint
UPDATE `registration` SET `confirmed_at` = `created_at` WHERE `status` = 'confirmed';--> statement-breakpoint
ALTER TABLE `registration` ADD `claim_by` integer;--> statement-breakpoint
ALTER TABLE `registration` ADD `end_reason` text;--> statement-breakpoint
CREATE INDEX `registration_party` ON `registration` (`party_id`);--> statement-breakpoint
CREATE INDEX `registration_code` ON `registration` (`code_id`);--> statement-breakpoint
CREATE INDEX `registration_child_source` ON `registration` (`child_id`,`source`);--> statement-breakpoint
ALTER TABLE `registration` DROP COLUMN `seat`;--> statement-breakpoint
ALTER TABLE `child` ADD `province_hash` text;--> statement-breakpoint
ALTER TABLE `child` ADD `family_id` text;--> statement-breakpoint
ALTER TABLE `child` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `child_family` ON `child` (`family_id`);--> statement-breakpoint
ALTER TABLE `ward` ADD `retention_days` integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE `ward` ADD `no_show_limit` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `ward` ADD `letterhead` text;--> statement-breakpoint
DROP INDEX `registration_event`;--> statement-breakpoint
ALTER TABLE `registration` ADD `apart` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `registration_event` ON `registration` (`event_id`,`status`,`position`,`eligible`,`claim_by`);--> statement-breakpoint
CREATE TABLE `not_same` (
	`ward_id` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `not_same_ward` ON `not_same` (`ward_id`);--> statement-breakpoint
CREATE INDEX `not_same_second` ON `not_same` (`second_id`);--> statement-breakpoint
ALTER TABLE `ward` ADD `season_before` text;--> statement-breakpoint
DROP INDEX `attendance_ward`;--> statement-breakpoint
DROP INDEX `registration_ward`;--> statement-breakpoint
DROP INDEX `guardian_phone`;--> statement-breakpoint
CREATE INDEX `guardian_phone` ON `guardian` (`phone_hash`);--> statement-breakpoint
CREATE INDEX `consent_guardian` ON `consent` (`guardian_id`);
