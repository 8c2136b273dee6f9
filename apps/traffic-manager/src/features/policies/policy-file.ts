import { JSON_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { PolicyKind, ThrottlingPolicy } from './policy';
import { policyKinds } from './policy';
import { policyView, searchTypes } from './policy-view';

const fileType = 'rate-limiting policy';
const version = 'v4';

/** A policy as a file, in the shape that WSO2 exports. */
export const policyFile = (policy: ThrottlingPolicy) => ({ type: fileType, subtype: policy.kind, version, data: policyView(policy) });

/** Kinds are named in full or as searches name them; files of WSO2 may have ` policy` or ` rule` behind it. */
export const kindOf = (name: string): PolicyKind | undefined => {
  const plain = name.trim().toLowerCase().replace(/ (policy|rule)$/, '');
  return policyKinds.find((kind) => kind === plain || searchTypes[kind] === plain);
};

const fileShape = z.object({ type: z.string().nullish(), subtype: z.string().max(100), version: z.string().nullish(), data: z.record(z.string(), z.unknown()) });

const refuse = (reason: string): never => {
  throw new AppError(problems.NO_POLICY_FILE, reason, { faults: [{ field: 'file', reason }] });
};

/**
 * Reads an exported policy, JSON or YAML.
 *
 * @returns its kind, and its body as a create request has it
 * @throws AppError NO_POLICY_FILE
 */
export const readPolicyFile = (text: string): { readonly kind: PolicyKind; readonly body: Readonly<Record<string, unknown>> } => {
  let parsed: unknown;
  try {
    parsed = load(text, { schema: JSON_SCHEMA });
  } catch (error) {
    return refuse(`cannot be read as JSON or YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const read = fileShape.safeParse(parsed);
  if (!read.success) return refuse(`must have subtype and data: ${read.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('; ')}`);
  const kind = kindOf(read.data.subtype) ?? refuse(`subtype must be one of ${policyKinds.join(', ')}`);
  return { kind, body: read.data.data };
};
