import { z } from 'zod';
import type { Api } from '../../../api/client';
import type { design } from '../../../strings/en/design';

/** What stands in the form: texts are never absent there. */
export interface DesignValues {
  readonly description: string;
  readonly tags: string[];
  readonly categories: string[];
  readonly visibility: 'PUBLIC' | 'PRIVATE' | 'RESTRICTED';
  readonly visibleRoles: string[];
  readonly isDefaultVersion: boolean;
  readonly businessInformation: { readonly businessOwner: string; readonly businessOwnerEmail: string; readonly technicalOwner: string; readonly technicalOwnerEmail: string };
}

const maxDescription = 32_766;
const maxOwner = 120;

export const designSchema = (words: typeof design) => {
  const owner = z.string().max(maxOwner, words.ownerRule);
  const email = owner.refine((text) => text === '' || /^[^\s@]+@[^\s@]+$/.test(text), words.emailRule);
  return z
    .object({
      description: z.string().max(maxDescription),
      visibility: z.string(),
      visibleRoles: z.array(z.string()),
      businessInformation: z.object({ businessOwner: owner, businessOwnerEmail: email, technicalOwner: owner, technicalOwnerEmail: email }),
    })
    .refine(({ visibility, visibleRoles }) => visibility !== 'RESTRICTED' || visibleRoles.length > 0, { path: ['visibleRoles'], message: words.rolesRule });
};

export const designOf = (api: Api): DesignValues => ({
  description: api.description,
  tags: [...api.tags],
  categories: [...api.categories],
  visibility: api.visibility,
  visibleRoles: [...api.visibleRoles],
  isDefaultVersion: api.isDefaultVersion,
  businessInformation: {
    businessOwner: api.businessInformation.businessOwner ?? '',
    businessOwnerEmail: api.businessInformation.businessOwnerEmail ?? '',
    technicalOwner: api.businessInformation.technicalOwner ?? '',
    technicalOwnerEmail: api.businessInformation.technicalOwnerEmail ?? '',
  },
});

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Members of the API object; what a client beside the form keeps with the owners stays. */
export const membersOf = (values: DesignValues, before: Api): Partial<Api> => {
  const { businessOwner, businessOwnerEmail, technicalOwner, technicalOwnerEmail } = values.businessInformation;
  return {
    ...values,
    visibleRoles: values.visibility === 'RESTRICTED' ? values.visibleRoles : [],
    businessInformation: {
      ...before.businessInformation,
      businessOwner: orNull(businessOwner),
      businessOwnerEmail: orNull(businessOwnerEmail),
      technicalOwner: orNull(technicalOwner),
      technicalOwnerEmail: orNull(technicalOwnerEmail),
    },
  };
};
