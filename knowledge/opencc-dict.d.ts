/** The package ships its character tables without types: `from to|from to|…`. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
