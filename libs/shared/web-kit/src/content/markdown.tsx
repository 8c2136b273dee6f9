import { Anchor, Typography } from '@mantine/core';
import ReactMarkdown from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** Pictures only of our own or from https; no form, no style, no script: what others wrote is text. */
const schema = { ...defaultSchema, tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'input'), clobberPrefix: 'doc-' };

/** Text in Markdown (GitHub's dialect). HTML in it is shown as text, never run. Headings begin two levels down: the page has its own. */
export const Markdown = ({ children }: { readonly children: string }) => (
  <Typography className="quintet-markdown">
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[[rehypeSanitize, schema]]}
      components={{
        h1: ({ children: inner }) => <h3>{inner}</h3>,
        h2: ({ children: inner }) => <h4>{inner}</h4>,
        h3: ({ children: inner }) => <h5>{inner}</h5>,
        h4: ({ children: inner }) => <h6>{inner}</h6>,
        a: ({ href, children: inner }) => (
          <Anchor href={href} rel="noopener noreferrer nofollow ugc" target={href?.startsWith('#') ? undefined : '_blank'}>
            {inner}
          </Anchor>
        ),
        pre: ({ children: inner }) => (
          <pre className="quintet-code" tabIndex={0}>
            {inner}
          </pre>
        ),
      }}
    >
      {children}
    </ReactMarkdown>
  </Typography>
);
