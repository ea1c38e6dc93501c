/** For the tests, which are typed; the launcher is not, since it runs before anything is installed. */
export function setAside(build: string, aside: string): void;
export function bringBack(build: string, aside: string): void;
