/** Prints the milliseconds of CPU that a process has used after importing what its arguments name. */
for (const name of process.argv.slice(2)) await import(name);
const { user, system } = process.cpuUsage();
process.stdout.write(String((user + system) / 1000));
