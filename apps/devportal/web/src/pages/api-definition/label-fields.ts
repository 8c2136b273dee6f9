export interface FieldNames {
  readonly requestBody: string;
  readonly mediaType: string;
  readonly value: string;
  /** @param operation such as `GET /menu` */
  readonly responsesOf: (operation: string) => string;
}

const nameOf = (field: Element, names: FieldNames): string => {
  const own = field.closest('[data-param-name]')?.getAttribute('data-param-name') ?? field.closest('[data-property-name]')?.getAttribute('data-property-name');
  if (own) return own;
  if (field.matches('.content-type, .content-type-wrapper select')) return names.mediaType;
  if (field.matches('.body-param__text') || field.closest('.opblock-section-request-body')) return names.requestBody;
  return field.getAttribute('placeholder') || names.value;
};

const operationOf = (part: Element): string => {
  const summary = part.closest('.opblock');
  return [summary?.querySelector('.opblock-summary-method')?.textContent, summary?.querySelector('[data-path]')?.getAttribute('data-path')].join(' ');
};

const isNamed = (field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean =>
  field.hasAttribute('aria-label') || field.hasAttribute('aria-labelledby') || [...(field.labels ?? [])].some((label) => label.textContent?.trim() !== '');

const repair = (root: Element, names: FieldNames): void => {
  for (const field of root.querySelectorAll<HTMLInputElement>('input, select, textarea')) if (!isNamed(field)) field.setAttribute('aria-label', nameOf(field, names));
  for (const picture of root.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');
  for (const region of root.querySelectorAll('[role=region]:not([aria-label])')) region.setAttribute('aria-label', names.responsesOf(operationOf(region)));
  // What scrolls must be reachable without a mouse.
  for (const code of root.querySelectorAll('pre:not([tabindex]), textarea[readonly]:not([tabindex])')) code.setAttribute('tabindex', '0');
};

/** Gives names to the fields that the renderer leaves without one, now and whenever it draws more. @returns how to end it */
export const labelFields = (root: Element, names: FieldNames): (() => void) => {
  repair(root, names);
  const observer = new MutationObserver(() => repair(root, names));
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
};
