import { useForm, type UseFormReturnType } from '@mantine/form';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { isProblem, type ApiFault } from '../api/problem';
import { isSame, rebase } from './differences';

export interface ApiFormOptions<Values extends object, Result> {
  /** What is checked before anything is sent; its messages stand beside the fields. */
  readonly schema?: z.ZodType;
  readonly initialValues: Values;
  /** Sends the values. @throws ApiProblem, whose faults are shown beside the fields */
  readonly submit: (values: Values) => Promise<Result>;
  /** After the server has accepted: closes a dialog, goes to a page. The form counts as saved by then. */
  readonly onDone?: (result: Result, values: Values) => void;
  /** Path of the form's field for a field that the server names; the same by default. */
  readonly fieldOf?: (serverField: string) => string;
  /** What is on the server now, in the shape of the form: asked for when somebody else changed it meanwhile (412). The later `submit` must use its entity tag. */
  readonly readCurrent?: () => Promise<Values>;
}

export interface ApiForm<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  readonly busy: boolean;
  /** What was refused last, if anything. */
  readonly error: unknown;
  /** Those faults that belong to no field of the form. */
  readonly otherFaults: readonly ApiFault[];
  /** What stands on the server, when somebody else changed it meanwhile. */
  readonly theirs: Values | undefined;
  readonly isDirty: boolean;
  readonly submit: () => void;
  /** One's own changes on top of theirs, sent again. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly reset: () => void;
}

const check = (schema: z.ZodType, values: unknown): Record<string, string> => {
  const { error } = schema.safeParse(values);
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
};

const focusFirstFault = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault-summary]')?.focus());
};

/** A form that is sent to one of our APIs: once per click, with what the server refuses beside the fields, and nothing that was typed lost. */
export const useApiForm = <Values extends object, Result = unknown>(options: ApiFormOptions<Values, Result>): ApiForm<Values> => {
  const latest = useRef(options);
  latest.current = options;
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const [failure, setFailure] = useState<{ readonly error: unknown; readonly otherFaults: readonly ApiFault[] }>();
  const [theirs, setTheirs] = useState<Values>();
  const form = useForm<Values>({ initialValues: options.initialValues, validate: (values) => (latest.current.schema ? check(latest.current.schema, values) : {}) });

  // Values that were read anew replace what nobody has touched.
  const given = JSON.stringify(options.initialValues);
  useEffect(() => {
    const values = JSON.parse(given) as Values;
    if (form.isDirty() || isSame(values, form.getInitialValues())) return;
    form.setInitialValues(values);
    form.setValues(values);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `form` is another object at each render
  }, [given]);

  const refuse = useCallback(
    async (error: unknown) => {
      const { fieldOf = (field: string) => field, readCurrent } = latest.current;
      if (isProblem(error, 412) && readCurrent) return setTheirs(await readCurrent());
      const faults = isProblem(error) ? error.faults : [];
      const own = (field: string): boolean => field !== '' && (field.split('.')[0] ?? '') in (form.getValues() as object);
      for (const { field, reason } of faults) if (own(fieldOf(field))) form.setFieldError(fieldOf(field) as never, reason);
      setFailure({ error, otherFaults: faults.filter(({ field }) => !own(fieldOf(field))) });
      focusFirstFault();
    },
    [form],
  );

  const send = async (values: Values): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const result = await latest.current.submit(values);
      setTheirs(undefined);
      form.setInitialValues(values);
      form.resetDirty(values);
      latest.current.onDone?.(result, values);
    } catch (error) {
      await refuse(error).catch((again: unknown) => setFailure({ error: again, otherFaults: [] }));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return {
    form,
    busy,
    error: failure?.error,
    otherFaults: failure?.otherFaults ?? [],
    theirs,
    isDirty: form.isDirty(),
    submit: () => form.onSubmit((values) => void send(values), focusFirstFault)(),
    keepMine: () => {
      if (!theirs) return;
      const merged = rebase(form.getInitialValues(), form.getValues(), theirs);
      form.setValues(merged);
      void send(merged);
    },
    takeTheirs: () => {
      if (!theirs) return;
      form.setInitialValues(theirs);
      form.setValues(theirs);
      form.resetDirty(theirs);
      setTheirs(undefined);
    },
    reset: () => {
      form.reset();
      form.clearErrors();
      setFailure(undefined);
      setTheirs(undefined);
    },
  };
};
