import type { Migration } from '@quintet/persistence';

/** The tables of roll-ups, in the database of whatever service keeps them. */
export const usageMigration = (number: `${number}`): Migration => ({
  name: `${number}_usage.sql`,
  text: `
create table usage_rollup (
  organization   text not null,
  granularity    text not null,
  api_id         text not null,
  bucket_at      timestamptz not null,
  operation      text not null, -- method and URI template; '' when the call was refused before one was found, '*' for all beyond those that are told apart
  application_id text not null, -- '' for none, '*' likewise
  status_class   smallint not null, -- the first digit of what the caller got
  error_code     integer not null, -- the gateway's own, 0 for none
  calls          bigint not null,
  total          bigint[] not null, -- histogram of the times of whole calls
  backend        bigint[] not null, -- and of the backend's part
  primary key (organization, granularity, api_id, bucket_at, operation, application_id, status_class, error_code)
) with (fillfactor = 70); -- the rows of the present are written again and again
create index usage_rollup_time on usage_rollup (granularity, bucket_at, organization, application_id);

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
