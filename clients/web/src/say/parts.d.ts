/** A catalogue's two parts, as `catalogues.ts` cuts them. */
declare module "*.ftl?way-in" {
  const text: string;
  export default text;
}

declare module "*.ftl?play" {
  const text: string;
  export default text;
}
