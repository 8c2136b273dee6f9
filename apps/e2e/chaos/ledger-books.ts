import { Client } from 'pg';

/** A key's window as the ledger has it, over all gateways. */
export interface LedgerWindowSums {
  /** Of the operation. */
  readonly path: string;
  readonly window: number;
  /** Left the pool, by the window's own row. */
  readonly granted: number;
  readonly limit: number;
  readonly spent: number;
  readonly returned: number;
  readonly forfeited: number;
  readonly outstanding: number;
  readonly advanced: number;
  readonly overdrawn: number;
}

const rowsOf = async (client: Client, text: string, values: readonly unknown[] = []): Promise<Record<string, string>[]> => (await client.query(text, [...values])).rows as Record<string, string>[];

/** The books of the quota ledger, read as an auditor would: nothing of the traffic manager's own code takes part. */
export const auditLedger = async (databaseUrl: string, windowMs: number) => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const windows = await rowsOf(
      client,
      `select ledger.key, extract(epoch from ledger.window_start) * 1000 as start_ms, ledger.granted, ledger.quota_limit,
              coalesce(a.granted, 0) as account_granted, coalesce(a.spent, 0) as spent, coalesce(a.returned, 0) as returned, coalesce(a.forfeited, 0) as forfeited,
              coalesce(a.outstanding, 0) as outstanding, coalesce(a.advanced, 0) as advanced, coalesce(a.overdrawn, 0) as overdrawn
         from quota_ledger ledger
         left join (select window_id, sum(granted) as granted, sum(spent) as spent, sum(returned) as returned, sum(forfeited) as forfeited,
                           sum(outstanding) as outstanding, sum(advanced) as advanced, sum(overdrawn) as overdrawn
                      from quota_account group by window_id) a on a.window_id = ledger.id
        where ledger.level = 'operation'`,
    );
    const faults: string[] = [];
    const sums = windows.map((row): LedgerWindowSums => {
      const number = (name: string): number => Number(row[name]);
      const path = /\/key-\d+/.exec(row['key'] ?? '')?.[0] ?? '';
      const window = Math.floor(number('start_ms') / windowMs);
      if (number('granted') > number('quota_limit')) faults.push(`${path} ${window}: ${number('granted')} granted of ${number('quota_limit')}`);
      if (number('account_granted') - number('returned') !== number('granted')) faults.push(`${path} ${window}: the gateways hold ${number('account_granted') - number('returned')} of ${number('granted')}`);
      return {
        ...{ path, window, granted: number('granted'), limit: number('quota_limit'), spent: number('spent'), returned: number('returned') },
        ...{ forfeited: number('forfeited'), outstanding: number('outstanding'), advanced: number('advanced'), overdrawn: number('overdrawn') },
      };
    });
    const unbalanced = await rowsOf(client, 'select window_id, gateway_id from quota_account where granted <> spent + returned + forfeited + outstanding');
    for (const { window_id, gateway_id } of unbalanced) faults.push(`the account of ${gateway_id} on window ${window_id} does not balance`);
    // The journal tells the same story: its entries add up to nothing, and to what the accounts say.
    const unpaired = await rowsOf(client, 'select window_id, gateway_id, movement, sum(units) as units from quota_journal group by 1, 2, 3 having sum(units) <> 0');
    for (const { window_id, gateway_id, movement, units } of unpaired) faults.push(`entries of ${movement}, ${gateway_id} on window ${window_id}, add up to ${units}`);
    const told = await rowsOf(
      client,
      `select a.window_id, a.gateway_id
         from quota_account a
         left join (select window_id, gateway_id,
                           sum(units) filter (where place = 'leased') as leased, sum(units) filter (where place = 'spent') as spent,
                           sum(units) filter (where place = 'forfeited') as forfeited, -sum(units) filter (where place = 'overdraft') as overdrawn
                      from quota_journal group by 1, 2) j using (window_id, gateway_id)
        where (a.outstanding, a.spent + a.overdrawn, a.forfeited, a.overdrawn)
              is distinct from (coalesce(j.leased, 0), coalesce(j.spent, 0), coalesce(j.forfeited, 0), coalesce(j.overdrawn, 0))`,
    );
    for (const { window_id, gateway_id } of told) faults.push(`the journal of ${gateway_id} on window ${window_id} tells something else than its account`);
    const [{ open = '0' } = {}] = await rowsOf(client, 'select count(*) as open from quota_ledger where not closed and window_end < now()');
    const [{ entries = '0' } = {}] = await rowsOf(client, 'select count(*) as entries from quota_journal');
    return { windows: sums, faults, open: Number(open), entries: Number(entries) };
  } finally {
    await client.end();
  }
};
