CREATE TABLE `idempotent_request` (
	`api_key_id` text NOT NULL,
	`key` text NOT NULL,
	`ward_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer,
	`location` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`api_key_id`, `key`),
	FOREIGN KEY (`api_key_id`) REFERENCES `api_key`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_import` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`file_name` text NOT NULL,
	`rows` text NOT NULL,
	`imported_at` integer,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_import_ward` ON `event_import` (`ward_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `holiday` (
	`ward_id` text NOT NULL,
	`date` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`ward_id`, `date`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `school_period` (
	`ward_id` text NOT NULL,
	`number` integer NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	PRIMARY KEY(`ward_id`, `number`),
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `school_term` (
	`id` text PRIMARY KEY NOT NULL,
	`ward_id` text NOT NULL,
	`name` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	FOREIGN KEY (`ward_id`) REFERENCES `ward`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_term_start` ON `school_term` (`ward_id`,`starts_on`);--> statement-breakpoint
ALTER TABLE `event` ADD `skips_holidays` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `event` ADD `kept_dates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `event` ADD `edited` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `event` ADD `continues_id` text REFERENCES event(id);--> statement-breakpoint
ALTER TABLE `event` ADD `overlap_reason` text;--> statement-breakpoint
ALTER TABLE `event` ADD `import_key` text;--> statement-breakpoint
CREATE INDEX `event_officer` ON `event` (`officer_id`);--> statement-breakpoint
CREATE INDEX `event_continues` ON `event` (`continues_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_import_key` ON `event` (`ward_id`,`import_key`);--> statement-breakpoint
ALTER TABLE `occurrence` ADD `rule_date` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `occurrence` ADD `planned` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `occurrence` ADD `shown` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `occurrence` ADD `moved` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `occurrence` ADD `overlap_allowed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `occurrence` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `venue` ADD `closed_days` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `ward` ADD `storms_from` text DEFAULT '07-15' NOT NULL;--> statement-breakpoint
ALTER TABLE `ward` ADD `storms_to` text DEFAULT '10-15' NOT NULL;--> statement-breakpoint
UPDATE `occurrence` SET `rule_date` = date(`starts_at` / 1000, 'unixepoch', '+7 hours');--> statement-breakpoint
-- What the public sees, or was held after it did.
UPDATE `occurrence` SET `shown` = 1 WHERE
	EXISTS (SELECT 1 FROM `publication` p, json_each(p.`payload`, '$.occurrences') m
		WHERE p.`id` = `occurrence`.`event_id` AND p.`status` <> 'withdrawn'
		AND json_extract(m.value, '$.startsAt') = `occurrence`.`starts_at`
		AND json_extract(m.value, '$.endsAt') = `occurrence`.`ends_at`
		AND p.`venue_id` IS `occurrence`.`venue_id`)
	OR EXISTS (SELECT 1 FROM `attendance` a WHERE a.`occurrence_id` = `occurrence`.`id`)
	OR EXISTS (SELECT 1 FROM `headcount` h WHERE h.`occurrence_id` = `occurrence`.`id`)
	OR EXISTS (SELECT 1 FROM `publication` p WHERE p.`id` = `occurrence`.`event_id` AND p.`modified_at` >= `occurrence`.`ends_at`);--> statement-breakpoint
-- Meetings that the public sees and an unapproved edit has moved away get a row of their own again, unless one was
-- held on the same day at its new hour.
INSERT INTO `occurrence` (`id`, `ward_id`, `event_id`, `venue_id`, `starts_at`, `ends_at`, `status`, `reason`, `rule_date`, `planned`, `shown`)
SELECT lower(hex(randomblob(10))), p.`ward_id`, p.`id`, p.`venue_id`,
	json_extract(m.value, '$.startsAt'), json_extract(m.value, '$.endsAt'),
	json_extract(m.value, '$.status'), json_extract(m.value, '$.reason'),
	date(json_extract(m.value, '$.startsAt') / 1000, 'unixepoch', '+7 hours'), 0, 1
FROM `publication` p, json_each(p.`payload`, '$.occurrences') m
WHERE p.`status` <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM `occurrence` o WHERE o.`event_id` = p.`id` AND o.`shown` = 1
	AND o.`rule_date` = date(json_extract(m.value, '$.startsAt') / 1000, 'unixepoch', '+7 hours'));--> statement-breakpoint
UPDATE `event` SET `edited` = 1 WHERE `status` IN ('draft', 'submitted', 'returned')
	AND EXISTS (SELECT 1 FROM `publication` p WHERE p.`id` = `event`.`id` AND p.`status` = 'published');--> statement-breakpoint
UPDATE `event` SET `rule` = json_set(`rule`, '$.every', 1, '$.count', NULL) WHERE `rule` IS NOT NULL;--> statement-breakpoint
UPDATE `publication` SET `payload` = json_remove(json_set(`payload`,
	'$.occurrences', (SELECT json_group_array(json_set(m.value,
			'$.id', coalesce((SELECT o.`id` FROM `occurrence` o WHERE o.`event_id` = `publication`.`id` AND o.`shown` = 1
				AND o.`rule_date` = date(json_extract(m.value, '$.startsAt') / 1000, 'unixepoch', '+7 hours')), json_extract(m.value, '$.id')),
			'$.ruleDate', date(json_extract(m.value, '$.startsAt') / 1000, 'unixepoch', '+7 hours'),
			'$.venue', NULL, '$.note', ''))
		FROM json_each(`publication`.`payload`, '$.occurrences') m),
	'$.notice', CASE WHEN json_extract(`payload`, '$.reason') IS NULL THEN NULL
		ELSE json_object('kind', 'cancelled', 'reason', json_extract(`payload`, '$.reason')) END), '$.reason');--> statement-breakpoint
UPDATE `publication` SET `payload` = json_set(`payload`, '$.rule.every', 1, '$.rule.count', NULL)
WHERE json_extract(`payload`, '$.rule') IS NOT NULL;
