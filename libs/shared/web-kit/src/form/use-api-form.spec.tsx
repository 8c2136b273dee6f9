import { MantineProvider, TextInput } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { z } from 'zod';
import { ApiProblem } from '../api/problem';
import { ApiFormView } from './api-form';
import { useApiForm, type ApiFormOptions } from './use-api-form';

interface Values {
  name: string;
  context: string;
}

const Form = (options: Partial<ApiFormOptions<Values, unknown>>) => {
  const form = useApiForm<Values>({ initialValues: { name: '', context: '' }, submit: async () => undefined, ...options });
  return (
    <ApiFormView form={form}>
      <TextInput label="Name" {...form.form.getInputProps('name')} />
      <TextInput label="Context" {...form.form.getInputProps('context')} />
    </ApiFormView>
  );
};

const show = (options: Partial<ApiFormOptions<Values, unknown>>) => {
  const router = createMemoryRouter([{ path: '/', element: <Form {...options} /> }, { path: '/other', element: <p>other page</p> }]);
  render(
    <MantineProvider>
      <RouterProvider router={router} />
    </MantineProvider>,
  );
  return router;
};

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('a form for an API', () => {
  it('sends nothing that its own rules refuse, and says why beside the field', async () => {
    const submit = jest.fn();
    show({ submit, schema: z.object({ name: z.string().min(1, 'A name is needed'), context: z.string() }) });
    save();
    await screen.findByText('A name is needed');
    expect(submit).not.toHaveBeenCalled();
  });

  it('is sent once, however often the button is clicked', async () => {
    let finish = () => {};
    const submit = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const onDone = jest.fn();
    show({ submit, onDone });
    type('Name', 'Orders');
    save();
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    fireEvent.submit(document.querySelector('form') as HTMLFormElement);
    finish();
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(submit).toHaveBeenCalledTimes(1);
    expect(submit).toHaveBeenCalledWith({ name: 'Orders', context: '' });
  });

  it('puts what the server refuses beside its field, the rest above the buttons, and keeps what was typed', async () => {
    const submit = () => Promise.reject(new ApiProblem(400, { title: 'The request is not valid', faults: [{ field: 'context', reason: 'must begin with /' }, { field: 'policies', reason: 'is unknown: Gold' }] }));
    show({ submit });
    type('Context', 'orders');
    save();
    await screen.findByText('must begin with /');
    expect(screen.getByLabelText('Context').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('policies: is unknown: Gold')).toBeTruthy();
    expect((screen.getByLabelText('Context') as HTMLInputElement).value).toBe('orders');
  });

  it('shows what somebody else changed meanwhile, and sends one’s own change on top of it', async () => {
    const sent: Values[] = [];
    const submit = async (values: Values) => {
      sent.push(values);
      if (sent.length === 1) throw new ApiProblem(412, {});
    };
    show({ submit, initialValues: { name: 'Orders', context: '/orders' }, readCurrent: async () => ({ name: 'Orders', context: '/theirs' }) });
    type('Name', 'Mine');
    save();
    await screen.findByText('It was changed by someone else meanwhile');
    expect(screen.getByRole('cell', { name: '/theirs' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Keep mine and save again' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ name: 'Mine', context: '/theirs' });
  });

  it('asks before a page with something unsaved is left', async () => {
    const router = show({});
    type('Name', 'Orders');
    await router.navigate('/other');
    await screen.findByText('Leave without saving?');
    expect(screen.queryByText('other page')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Leave' }));
    await screen.findByText('other page');
  });

  it('lets go of a page once it is saved', async () => {
    const done = jest.fn();
    const router = show({ onDone: done });
    type('Name', 'Orders');
    save();
    await waitFor(() => expect(done).toHaveBeenCalled());
    await waitFor(async () => {
      await router.navigate('/other');
      expect(screen.getByText('other page')).toBeTruthy();
    });
  });
});
