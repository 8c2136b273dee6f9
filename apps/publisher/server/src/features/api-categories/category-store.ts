import { isUniqueViolation, sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface CountedCategory extends Category {
  /** How many APIs stand in it. */
  readonly numberOfAPIs: number;
}

const used = sql`(select count(*)::integer from api where api.organization = api_category.organization and api.body->'categories' ? api_category.name) as "numberOfAPIs"`;
const columns = sql`api_category.id, api_category.name, api_category.description, ${used}`;

/** @throws AppError CATEGORY_TAKEN; names that differ in case only are the same */
const uniquely = async <T>(name: string, write: Promise<T>): Promise<T> => {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error, 'api_category_name')) throw new AppError(problems.CATEGORY_TAKEN, name, { cause: error });
    throw error;
  }
};

export const listCategories = (db: Db, organization: string): Promise<CountedCategory[]> =>
  db.rows<CountedCategory>(sql`
    select ${columns}
      from api_category
     where api_category.organization = ${organization}
     order by lower(api_category.name)`);

/** Holds its row until the transaction ends, so that no API is put into a category that is on its way out. @throws AppError CATEGORY_NOT_FOUND */
export const lockCategory = async (db: Db, organization: string, id: string): Promise<CountedCategory> => {
  const [row] = await db.rows<CountedCategory>(sql`
    select ${columns}
      from api_category
     where api_category.organization = ${organization} and api_category.id = ${id}
       for update of api_category`);
  if (!row) throw new AppError(problems.CATEGORY_NOT_FOUND, id);
  // Counted again: what was committed while this waited for the row was not to be seen before.
  const [counted] = await db.rows<CountedCategory>(sql`select ${columns} from api_category where api_category.organization = ${organization} and api_category.id = ${id}`);
  return counted ?? row;
};

/** Which of the names are categories; holds those rows until the transaction ends. */
export const shareCategories = async (db: Db, organization: string, names: readonly string[]): Promise<Set<string>> => {
  const rows = await db.rows<{ name: string }>(sql`
    select api_category.name
      from api_category
     where api_category.organization = ${organization} and api_category.name = any(${names}::text[])
       for share of api_category`);
  return new Set(rows.map(({ name }) => name));
};

export const insertCategory = async (db: Db, organization: string, { id, name, description }: Category): Promise<void> => {
  await uniquely(name, db.rows(sql`insert into api_category (organization, id, name, description) values (${organization}, ${id}, ${name}, ${description})`));
};

export const updateCategory = async (db: Db, organization: string, { id, name, description }: Category): Promise<void> => {
  await uniquely(
    name,
    db.rows(sql`
      update api_category
         set name = ${name}, description = ${description}
       where api_category.organization = ${organization} and api_category.id = ${id}`),
  );
};

export const deleteCategory = async (db: Db, organization: string, id: string): Promise<void> => {
  await db.rows(sql`delete from api_category where api_category.organization = ${organization} and api_category.id = ${id}`);
};
