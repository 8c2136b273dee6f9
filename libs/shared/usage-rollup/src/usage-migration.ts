import type { Migration } from '@quintet/persistence';

/** The tables of roll-ups, in the database of whatever service keeps them. */
export const usageMigration = (number: `${number}`): Migration => ({
  name: `${number}_usage.sql`,
  text: `
create table usage_rollup (
  organization text not null,
  granularity  text not null,
  subject      text not null, -- an API's id, or an application's: what the service asks about
  dimension    text not null, -- what calls are told apart by
  bucket_at    timestamptz not null,
  key          text not null, -- under its dimension; '' for none, '*' for all beyond those that are told apart
  calls        bigint not null,
  errors       bigint not null,
  total        bigint[] not null, -- histogram of the times of whole calls
  backend      bigint[] not null, -- and of the backend's part
  primary key (organization, granularity, subject, dimension, bucket_at, key)
) with (fillfactor = 70); -- the rows of the present are written again and again
create index usage_rollup_time on usage_rollup (granularity, dimension, bucket_at, organization);

create table usage_api ( -- what APIs were called when they were called last, also when they are gone
  organization text not null,
  api_id       text not null,
  name         text not null,
  version      text not null,
  primary key (organization, api_id)
);

create table usage_batch ( -- counted already; of all organizations together, as batches are
  batch_id uuid primary key,
  sent_at  timestamptz not null
);
create index usage_batch_sent on usage_batch (sent_at);

-- A few counts are added to many: three times as fast as joining the two.
create function usage_sum(kept bigint[], added bigint[]) returns bigint[] language plpgsql immutable parallel safe as $$
declare
  sum bigint[] := kept;
begin
  if cardinality(sum) < cardinality(added) then
    sum := sum || array_fill(0::bigint, array[cardinality(added) - cardinality(sum)]);
  end if;
  for place in 1 .. cardinality(added) loop
    if added[place] > 0 then
      sum[place] := sum[place] + added[place];
    end if;
  end loop;
  return sum;
end
$$;
`,
});
