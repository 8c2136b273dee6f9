import type { Migration } from '@quintet/persistence';

export const quotaJournalByTimeMigration: Migration = {
  name: '0008_quota_journal_by_time.sql',
  text: `
-- Entries are written in the order of time and leave in it: an index that costs their writers nothing.
drop index quota_journal_window;
create index quota_journal_moved_at on quota_journal using brin (moved_at) with (pages_per_range = 16);

-- Answers are read as they were written, and hardly ever.
alter table quota_answer alter column answer type json using answer::json;
`,
};
