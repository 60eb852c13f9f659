/** The bundler takes these out into a file of their own. */
declare module '*.css'
