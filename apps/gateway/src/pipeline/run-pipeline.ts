import { skip, type Exchange, type Outcome, type Policy, type Rejection } from './policy';

export type Done = (exchange: Exchange, rejection: Rejection | undefined) => void;

/**
 * Runs the policies of an operation in order and calls `done` once: with the first refusal, or with none.
 *
 * Everything happens at once as long as every policy answers at once; only a policy that must wait costs a promise.
 *
 * @param fail gets what a policy threw or rejected with
 */
export const runPipeline = (policies: readonly Policy[], start: Exchange, done: Done, fail: (error: unknown) => void, from = 0): void => {
  let exchange = start;
  for (let at = from; at < policies.length; at += 1) {
    const outcome = (policies[at] as Policy)(exchange);
    if (outcome instanceof Promise) {
      const waiting = exchange;
      const position = at;
      const goOn = (settled: Outcome): void => {
        if (settled.kind === 'reject') done(waiting, settled.rejection);
        else runPipeline(policies, advance(waiting, settled), done, fail, position + 1);
      };
      outcome.then(goOn).catch(fail);
      return;
    }
    if (outcome.kind === 'reject') return done(exchange, outcome.rejection);
    exchange = advance(exchange, outcome);
  }
  done(exchange, undefined);
};

const advance = (exchange: Exchange, outcome: Exclude<Outcome, { kind: 'reject' }>): Exchange =>
  outcome === skip || outcome.kind === 'skip' || outcome.add === undefined ? exchange : Object.assign(exchange as object, outcome.add) as Exchange;
