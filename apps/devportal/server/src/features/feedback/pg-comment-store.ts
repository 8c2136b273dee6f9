import { sql, type Db } from '@quintet/persistence';
import type { Comment, CommentPage, CommentStore } from './comment-store';

interface Row {
  readonly id: string;
  readonly api_id: string;
  readonly parent_id: string | null;
  readonly content: string;
  readonly category: string;
  readonly created_by: string;
  readonly entry_point: Comment['entryPoint'];
  readonly created_at: Date;
  readonly updated_at: Date | null;
}

const columns = sql`
  comment.id, comment.api_id, comment.parent_id, comment.content, comment.category, comment.created_by, comment.entry_point,
  comment.created_at, comment.updated_at`;

const commentOf = (row: Row): Comment => ({
  id: row.id,
  apiId: row.api_id,
  parentId: row.parent_id,
  content: row.content,
  category: row.category,
  createdBy: row.created_by,
  entryPoint: row.entry_point,
  createdMs: row.created_at.getTime(),
  updatedMs: row.updated_at?.getTime() ?? null,
});

export const createPgCommentStore = (db: Db): CommentStore => ({
  add: async (organization, comment) => {
    await db.rows(sql`
      insert into comment (organization, id, api_id, parent_id, content, category, created_by, entry_point, created_at)
      values (${organization}, ${comment.id}, ${comment.apiId}, ${comment.parentId}, ${comment.content}, ${comment.category},
              ${comment.createdBy}, ${comment.entryPoint}, ${new Date(comment.createdMs)})`);
  },
  find: async (organization, apiId, id) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from comment
       where comment.organization = ${organization} and comment.api_id = ${apiId} and comment.id = ${id}`);
    return row && commentOf(row);
  },
  change: async (organization, id, { content, category, updatedMs }) => {
    const [row] = await db.rows<Row>(sql`
      update comment
         set content = ${content}, category = ${category}, updated_at = ${new Date(updatedMs)}
       where comment.organization = ${organization} and comment.id = ${id}
      returning ${columns}`);
    return row && commentOf(row);
  },
  remove: async (organization, id) => {
    await db.rows(sql`delete from comment where comment.organization = ${organization} and comment.id = ${id}`);
  },
  removeOfApi: async (apiId) => void (await db.rows(sql`delete from comment where comment.api_id = ${apiId}`)),
  roots: async (organization, apiId, { limit, offset }) => {
    const [counted] = await db.rows<{ total: number }>(sql`
      select count(*)::int as total
        from comment
       where comment.organization = ${organization} and comment.api_id = ${apiId} and comment.parent_id is null`);
    const rows = await db.rows<Row>(sql`
      select ${columns}
        from comment
       where comment.organization = ${organization} and comment.api_id = ${apiId} and comment.parent_id is null
       order by comment.created_at desc, comment.id
       limit ${limit} offset ${offset}`);
    return { comments: rows.map(commentOf), total: counted?.total ?? 0 };
  },
  replies: async (organization, parentIds, { limit, offset }) => {
    if (parentIds.length === 0) return new Map();
    const counts = await db.rows<{ parent_id: string; total: number }>(sql`
      select comment.parent_id, count(*)::int as total
        from comment
       where comment.organization = ${organization} and comment.parent_id = any(${parentIds}::text[])
       group by comment.parent_id`);
    const rows = await db.rows<Row>(sql`
      select ${columns}
        from (select comment.*, row_number() over (partition by comment.parent_id order by comment.created_at, comment.id) as place
                from comment
               where comment.organization = ${organization} and comment.parent_id = any(${parentIds}::text[])) as comment
       where comment.place > ${offset} and comment.place <= ${offset + limit}
       order by comment.parent_id, comment.place`);
    const pages = new Map<string, CommentPage>(counts.map(({ parent_id, total }) => [parent_id, { comments: [], total }]));
    for (const row of rows) {
      const parentId = row.parent_id ?? '';
      const page = pages.get(parentId);
      if (page) pages.set(parentId, { ...page, comments: [...page.comments, commentOf(row)] });
    }
    return pages;
  },
});
