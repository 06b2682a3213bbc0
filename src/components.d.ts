/** A component that TypeScript imports; the code is checked without reading components. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
