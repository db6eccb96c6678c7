// Style files are imported so that the build collects them; they export nothing.

declare module '*.css';
