CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`group_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash` ON `api_key` (`key_hash`);--> statement-breakpoint
CREATE INDEX `api_key_ward` ON `api_key` (`ward_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`group_id` text,
	`invited_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by` text,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_ward` ON `invitation` (`ward_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`window_started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text,
	`province_code` text,
	`role` text NOT NULL,
	`organization_id` text,
	`group_id` text,
	`phone` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_phone_unique` ON `staff` (`phone`);--> statement-breakpoint
CREATE INDEX `staff_ward` ON `staff` (`ward_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`username` text,
	`display_username` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_username_unique` ON `user` (`username`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_entry_ward` ON `audit_entry` (`ward_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject_id`);--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`letter_id` text,
	`organization_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`published_at` integer,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_id`) REFERENCES `letter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_ward` ON `campaign` (`ward_id`,`starts_on`);--> statement-breakpoint
CREATE TABLE `hotline` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `hotline_ward` ON `hotline` (`ward_id`,`position`);--> statement-breakpoint
CREATE TABLE `letter` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`number` text,
	`symbol` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`issued_on` text,
	`based_on` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letter_ward` ON `letter` (`ward_id`);--> statement-breakpoint
CREATE TABLE `event_group` (
	`event_id` text NOT NULL,
	`group_id` text NOT NULL,
	`ward_id` text NOT NULL,
	PRIMARY KEY(`event_id`, `group_id`),
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_group_group` ON `event_group` (`group_id`);--> statement-breakpoint
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`category` text NOT NULL,
	`mode` text DEFAULT 'in_person' NOT NULL,
	`online_url` text,
	`organization_id` text NOT NULL,
	`venue_id` text,
	`campaign_id` text,
	`officer_id` text,
	`min_age` integer,
	`max_age` integer,
	`starts_on` text NOT NULL,
	`start_time` text NOT NULL,
	`duration_minutes` integer NOT NULL,
	`rule` text,
	`skipped_dates` text DEFAULT '[]' NOT NULL,
	`registration` text DEFAULT 'none' NOT NULL,
	`registration_closes_at` integer,
	`capacity` integer,
	`priority_seats` integer DEFAULT 0 NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`status_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`save_token` text NOT NULL,
	`search_title` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venue`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_ward_status` ON `event` (`ward_id`,`status`,`updated_at`);--> statement-breakpoint
CREATE INDEX `event_campaign` ON `event` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `event_organization` ON `event` (`organization_id`);--> statement-breakpoint
CREATE TABLE `occurrence` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`event_id` text NOT NULL,
	`venue_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`status` text DEFAULT 'scheduled' NOT NULL,
	`reason` text,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venue`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `occurrence_event` ON `occurrence` (`event_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `occurrence_venue` ON `occurrence` (`venue_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `occurrence_ward` ON `occurrence` (`ward_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `led_message` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`campaign_id` text,
	`text` text NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`days` text DEFAULT '[]' NOT NULL,
	`from_time` text DEFAULT '00:00' NOT NULL,
	`to_time` text DEFAULT '24:00' NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`approved_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaign`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `led_message_ward` ON `led_message` (`ward_id`,`status`,`ends_on`);--> statement-breakpoint
CREATE TABLE `screen` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`group_id` text,
	`opens_at` text DEFAULT '06:00' NOT NULL,
	`closes_at` text DEFAULT '22:00' NOT NULL,
	`key_hash` text NOT NULL,
	`key_hint` text NOT NULL,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_key` ON `screen` (`key_hash`);--> statement-breakpoint
CREATE INDEX `screen_ward` ON `screen` (`ward_id`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`child_id` text NOT NULL,
	`method` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrence`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_once` ON `attendance` (`occurrence_id`,`child_id`);--> statement-breakpoint
CREATE INDEX `attendance_child` ON `attendance` (`child_id`);--> statement-breakpoint
CREATE INDEX `attendance_ward` ON `attendance` (`ward_id`);--> statement-breakpoint
CREATE TABLE `headcount` (
	`ward_id` text NOT NULL,
	`occurrence_id` text NOT NULL,
	`category` text NOT NULL,
	`count` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`occurrence_id`, `category`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurrence_id`) REFERENCES `occurrence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `headcount_ward` ON `headcount` (`ward_id`);--> statement-breakpoint
CREATE TABLE `registration` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`event_id` text NOT NULL,
	`child_id` text NOT NULL,
	`status` text NOT NULL,
	`seat` text,
	`eligible` integer NOT NULL,
	`position` integer NOT NULL,
	`source` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registration_child` ON `registration` (`event_id`,`child_id`);--> statement-breakpoint
CREATE INDEX `registration_event` ON `registration` (`event_id`,`status`,`position`);--> statement-breakpoint
CREATE INDEX `registration_ward` ON `registration` (`ward_id`);--> statement-breakpoint
CREATE TABLE `child` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`group_id` text NOT NULL,
	`name` text,
	`phone` text,
	`identity_hash` text,
	`phone_hash` text,
	`key_id` text NOT NULL,
	`birth_year` integer NOT NULL,
	`gender` text NOT NULL,
	`household` text DEFAULT 'none' NOT NULL,
	`special_circumstances` integer DEFAULT false NOT NULL,
	`ethnic_minority` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `child_group` ON `child` (`ward_id`,`group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `child_identity` ON `child` (`ward_id`,`identity_hash`);--> statement-breakpoint
CREATE INDEX `child_phone` ON `child` (`ward_id`,`phone_hash`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`child_id` text NOT NULL,
	`guardian_id` text,
	`purpose` text NOT NULL,
	`text_version` text NOT NULL,
	`method` text NOT NULL,
	`child_assent` integer,
	`recorded_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`guardian_id`) REFERENCES `guardian`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_child` ON `consent` (`child_id`);--> statement-breakpoint
CREATE TABLE `guardian` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`child_id` text NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`phone_hash` text,
	`relation` text NOT NULL,
	`key_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`child_id`) REFERENCES `child`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guardian_child` ON `guardian` (`child_id`);--> statement-breakpoint
CREATE INDEX `guardian_phone` ON `guardian` (`ward_id`,`phone_hash`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`phone` text,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organization_ward` ON `organization` (`ward_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `residential_group` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`predecessors` text DEFAULT '[]' NOT NULL,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `residential_group_slug` ON `residential_group` (`ward_id`,`slug`);--> statement-breakpoint
CREATE INDEX `residential_group_ward` ON `residential_group` (`ward_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `venue` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`capacity` integer,
	`outdoor` integer DEFAULT false NOT NULL,
	`opens_at` text DEFAULT '06:00' NOT NULL,
	`closes_at` text DEFAULT '22:00' NOT NULL,
	`group_id` text,
	`search_name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `residential_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `venue_slug` ON `venue` (`ward_id`,`slug`);--> statement-breakpoint
CREATE INDEX `venue_ward` ON `venue` (`ward_id`,`search_name`);--> statement-breakpoint
CREATE TABLE `ward` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`province_code` text NOT NULL,
	`province_name` text NOT NULL,
	`season_name` text NOT NULL,
	`season_from` text NOT NULL,
	`season_to` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`led_revision` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ward_slug` ON `ward` (`slug`);--> statement-breakpoint
CREATE INDEX `ward_province` ON `ward` (`province_code`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`change` integer NOT NULL,
	`status` text NOT NULL,
	`first_published_at` integer NOT NULL,
	`modified_at` integer NOT NULL,
	`first_starts_at` integer NOT NULL,
	`last_ends_at` integer NOT NULL,
	`category` text NOT NULL,
	`venue_id` text,
	`campaign_id` text,
	`seats_left` integer,
	`payload` text NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publication_ward` ON `publication` (`ward_id`,`last_ends_at`);--> statement-breakpoint
CREATE INDEX `publication_change` ON `publication` (`ward_id`,`change`,`id`);--> statement-breakpoint
CREATE INDEX `publication_campaign` ON `publication` (`campaign_id`);