// Styles are imported for the build, which puts them into the page; they export nothing.

declare module '*.css';
