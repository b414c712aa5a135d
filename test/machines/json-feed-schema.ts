import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ })
const date = z.iso.datetime({ offset: true })
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

const author = z
  .strictObject({ name: z.string().min(1).optional(), url: url.optional(), avatar: url.optional() })
  .refine((one) => Object.keys(one).length > 0, 'an author has at least one of its fields')

const item = z
  .strictObject({
    id: z.string().min(1),
    url: url.optional(),
    external_url: url.optional(),
    title: z.string().min(1).optional(),
    content_html: z.string().optional(),
    content_text: z.string().optional(),
    summary: z.string().min(1).optional(),
    image: url.optional(),
    banner_image: url.optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).min(1).optional(),
    tags: z.array(z.string().min(1)).optional(),
    language: language.optional(),
  })
  .refine((one) => one.content_html !== undefined || one.content_text !== undefined, 'an item has a content')

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), without the parts that are for audio and pictures. */
export const jsonFeed = z
  .strictObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string().min(1),
    home_page_url: url,
    feed_url: url,
    description: z.string().min(1).optional(),
    icon: url.optional(),
    favicon: url.optional(),
    authors: z.array(author).min(1).optional(),
    language: language.optional(),
    items: z.array(item),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, 'ids are unique')
