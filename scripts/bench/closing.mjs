/** What the bench opened (servers, the browser, folders), closed in reverse order however it ends. */

const open = [];

/** Registers what ends a thing; returns it, for who wants to end it sooner. Calling it twice ends it once. */
export function onClose(end) {
	let done = false;
	const once = async () => {
		if (done) return;
		done = true;
		await end();
	};
	open.push(once);
	return once;
}

export async function closing() {
	for (const end of open.splice(0).reverse()) {
		await end().catch((error) => console.error(error));
	}
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.once(signal, async () => {
		await closing();
		process.exit(1);
	});
}
