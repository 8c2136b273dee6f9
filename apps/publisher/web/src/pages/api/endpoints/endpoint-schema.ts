import { z } from 'zod';
import { strings } from '../../../strings/pages';
import { keyTypes, type EndpointForm } from './endpoint-model';

const longestSeconds = 999;

const urlFault = (url: string): string | undefined => {
  const { endpoints: words } = strings;
  const text = url.trim();
  if (text === '') return undefined; // an empty line is no endpoint
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || text.length > 2_000) return words.urlNeeded;
  const { username, password } = new URL(text);
  return username !== '' || password !== '' ? words.credentials : undefined;
};

/** What the server and the gateways would refuse. */
export const endpointSchema = z.custom<EndpointForm>().superRefine((form, ctx) => {
  for (const keyType of keyTypes) {
    form[keyType].forEach(({ url, timeoutSeconds }, at) => {
      const fault = urlFault(url);
      if (fault !== undefined) ctx.addIssue({ code: 'custom', path: [keyType, at, 'url'], message: fault });
      if (timeoutSeconds !== '' && (timeoutSeconds < 0.1 || timeoutSeconds > longestSeconds)) ctx.addIssue({ code: 'custom', path: [keyType, at, 'timeoutSeconds'], message: strings.endpoints.timeoutRange });
    });
  }
});
