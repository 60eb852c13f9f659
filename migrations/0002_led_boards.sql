CREATE TABLE `led_alert` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`reason` text NOT NULL,
	`screen_ids` text DEFAULT '[]' NOT NULL,
	`raised_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`raised_by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `led_alert_ward` ON `led_alert` (`ward_id`,`expires_at`);--> statement-breakpoint
CREATE TABLE `led_play_day` (
	`screen_id` text NOT NULL,
	`day` text NOT NULL,
	`ward_id` text NOT NULL,
	`items` text NOT NULL,
	`last_started_at` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`screen_id`, `day`),
	FOREIGN KEY (`screen_id`) REFERENCES `screen`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `led_play_day_ward` ON `led_play_day` (`ward_id`,`day`);--> statement-breakpoint
CREATE TABLE `led_served_day` (
	`screen_id` text NOT NULL,
	`item_id` text NOT NULL,
	`day` text NOT NULL,
	`ward_id` text NOT NULL,
	PRIMARY KEY(`screen_id`, `item_id`, `day`),
	FOREIGN KEY (`screen_id`) REFERENCES `screen`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `led_served_day_ward` ON `led_served_day` (`ward_id`,`item_id`,`day`);--> statement-breakpoint
CREATE TABLE `pairing_failure` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pairing_failure_ward` ON `pairing_failure` (`ward_id`,`at`);--> statement-breakpoint
CREATE TABLE `screen_pairing` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`secret_hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`screen_id` text,
	FOREIGN KEY (`screen_id`) REFERENCES `screen`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_pairing_code` ON `screen_pairing` (`code_hash`);--> statement-breakpoint
CREATE INDEX `screen_pairing_expiry` ON `screen_pairing` (`expires_at`);--> statement-breakpoint
ALTER TABLE `led_message` ADD `loudspeaker` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `led_message` ADD `social` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `led_message` ADD `share` integer;--> statement-breakpoint
ALTER TABLE `led_message` ADD `windows` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `led_message` ADD `except_dates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `led_message` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `led_message` ADD `freeze_safe` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- A message's one window becomes the first of several.
UPDATE `led_message` SET `windows` = json_array(json_object('startsOn', `starts_on`, 'endsOn', `ends_on`, 'days', json(`days`), 'fromTime', `from_time`, 'toTime', `to_time`));--> statement-breakpoint
ALTER TABLE `led_message` DROP COLUMN `days`;--> statement-breakpoint
ALTER TABLE `led_message` DROP COLUMN `from_time`;--> statement-breakpoint
ALTER TABLE `led_message` DROP COLUMN `to_time`;--> statement-breakpoint
ALTER TABLE `screen` ADD `hour_exceptions` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `freezes` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `colours` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `screen` ADD `seen_via` text;--> statement-breakpoint
ALTER TABLE `screen` ADD `valid_until` integer;--> statement-breakpoint
ALTER TABLE `screen` ADD `beat_at` integer;--> statement-breakpoint
ALTER TABLE `screen` ADD `playing` text;--> statement-breakpoint
ALTER TABLE `screen` ADD `clock_offset_sec` integer;--> statement-breakpoint
ALTER TABLE `screen` ADD `player_version` text;