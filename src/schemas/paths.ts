import { env } from '../env.ts';
import { collectionOf, type WorkCollection, workCollections, type WorkKind } from './collections.ts';
import type { FeedFormat } from './formats.ts';

/** The first segments of the addresses of works, tags, reading lists, authors and series. */
export const folders: readonly string[] = [...workCollections, 'tags', 'lists', 'authors', 'series'];

/** The parts of a work that its address consists of. */
export type WorkId = { kind: WorkKind; id: string };

/** The paths of the pages that list the works of each collection. */
const workLists = Object.fromEntries(workCollections.map((name) => [name, `/${name}/`])) as Record<
  WorkCollection,
  string
>;

/** The paths of the site's pages and files, from its root, without the base path. */
export const paths = {
  home: '/',
  ...workLists,
  tags: '/tags/',
  lists: '/lists/',
  authors: '/authors/',
  search: '/search/',
  about: '/about/',
  follow: '/follow/',
  work: ({ kind, id }: WorkId) => `/${collectionOf(kind)}/${id}/`,
  backlinks: (work: WorkId) => `${paths.work(work)}referred/`,
  record: (work: WorkId, format: string) => `${paths.work(work).replace(/\/$/, '')}.${format}`,
  markdown: (work: WorkId) => paths.record(work, 'md'),
  epub: (work: WorkId) => paths.record(work, 'epub'),
  card: (work: WorkId) => paths.record(work, 'png'),
  library: (format: string) => `/library.${format}`,
  /** A volume of the library's book, from 1. */
  volume: (number: number) => (number === 1 ? paths.library('epub') : `/library-${number}.epub`),
  /** The feed of the works on a page, by default of all. */
  feed: (format: FeedFormat, page = '/') => `${page}feed.${format}`,
  /** The stylesheet of RSS feeds. */
  feedStyles: '/feed.css',
  programs: '/llms.txt',
  tag: ({ id }: { id: string }) => `/tags/${id}/`,
  list: ({ id }: { id: string }) => `/lists/${id}/`,
  author: ({ id }: { id: string }) => `/authors/${id}/`,
  series: ({ id }: { id: string }) => `/series/${id}/`,
  page: ({ id }: { id: string }) => `/${id}/`,
};

/** Returns whether an address is that of a work, or of something that belongs to one. */
export const isWorkAddress = (address: string): boolean =>
  workCollections.some((name) => address.startsWith(paths[name]));

/** Joins a base path and a path: `/reading` and `/tags/` become `/reading/tags/`. */
export const joinBase = (base: string, path: string): string => base.replace(/\/$/, '') + path;

/** Returns the `href` for a path of this site, with the base path that the site is built for. */
export const href = (path: string): string => joinBase(env.basePath, path);
