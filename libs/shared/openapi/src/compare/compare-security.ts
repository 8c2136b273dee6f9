import { quoted, type Report } from './change-list';
import type { Alternatives, Requirement } from './read-security';

const schemesOf = (requirement: Requirement): string => [...requirement.keys()].sort().join(' and ');
const scopesOf = (requirement: Requirement): string => [...requirement.values()].flatMap((scopes) => [...scopes]).sort().join(', ');
const keyOf = (requirement: Requirement): string => `${schemesOf(requirement)} [${[...requirement].map(([scheme, scopes]) => `${scheme}: ${[...scopes].sort().join(' ')}`).sort().join('; ')}]`;
const wordsOf = (requirement: Requirement): string => (scopesOf(requirement) === '' ? schemesOf(requirement) : `${schemesOf(requirement)} with ${scopesOf(requirement)}`);

/** Whether a call that showed `had` shows all that `needed` asks for. */
const satisfies = (had: Requirement, needed: Requirement): boolean => [...needed].every(([scheme, scopes]) => had.has(scheme) && [...scopes].every((scope) => had.get(scheme)!.has(scope)));

const single = (alternatives: Alternatives, schemes: string): Requirement | undefined => {
  const found = alternatives.filter((one) => schemesOf(one) === schemes);
  return found.length === 1 ? found[0] : undefined;
};

/** What callers must show to be let in: breaking is what shuts out a call that was right before. */
export const compareSecurity = (before: Alternatives, after: Alternatives, at: string, report: Report): void => {
  const [known, kept] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((one) => !kept.has(keyOf(one)));
  const come = after.filter((one) => !known.has(keyOf(one)));
  const letIn = (had: Requirement): boolean => after.some((needed) => satisfies(had, needed));
  const facts = { at: `${at}/security` };
  const paired = new Set<Requirement>();
  for (const was of gone) {
    const schemes = schemesOf(was);
    const is = single(come, schemes);
    if (schemes === '') report('security.became-required', 'Calls without credentials were accepted and are refused now.', facts);
    else if (is && single(gone, schemes)) {
      paired.add(is);
      for (const scheme of was.keys()) {
        const [had, needs] = [was.get(scheme)!, is.get(scheme)!];
        for (const scope of needs) if (!had.has(scope)) report('security.scope-added', `The scope ${quoted(scope)} is required now with ${scheme}.`, { ...facts, after: scope, breaking: !letIn(was) });
        for (const scope of had) if (!needs.has(scope)) report('security.scope-removed', `The scope ${quoted(scope)} is no longer required with ${scheme}.`, { ...facts, before: scope });
      }
    } else report('security.scheme-removed', `Calls can no longer authenticate by ${wordsOf(was)}${letIn(was) ? ', and need not' : ''}.`, { ...facts, before: wordsOf(was), breaking: !letIn(was) });
  }
  for (const is of come) {
    if (paired.has(is)) continue;
    if (schemesOf(is) === '') report('security.became-optional', 'Calls without credentials were refused and are accepted now.', facts);
    else report('security.scheme-added', `Calls can authenticate by ${wordsOf(is)} now.`, { ...facts, after: wordsOf(is) });
  }
};

const parts = (url: string): { origin: string; path: string } => {
  const [, origin = '', path = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/is.exec(url) ?? [];
  return { origin: origin.toLowerCase(), path: path === '' ? '/' : path };
};

/** Where callers send their calls. */
export const compareServers = (before: readonly string[], after: readonly string[], at: string, report: Report): void => {
  const gone = before.filter((url) => !after.includes(url));
  const come = after.filter((url) => !before.includes(url));
  for (const was of gone) {
    const place = come.findIndex((url) => parts(url).origin === parts(was).origin);
    const [is] = place < 0 ? [] : come.splice(place, 1);
    if (is === undefined) report('server.removed', `The server ${was} is gone.`, { at, before: was });
    else report('server.base-path-changed', `The base path was ${parts(was).path} and is ${parts(is).path} now.`, { at, before: was, after: is });
  }
  for (const is of come) report('server.added', `The server ${is} was added.`, { at, after: is });
};
