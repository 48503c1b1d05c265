/**
 * Where our bearer may be sent. `serviceUrl` comes with each activity, and `.trafficmanager.net` is a namespace where
 * anybody can take a name, so hosts are listed one by one. Plain http only where the configuration itself says so.
 */
export const allowHosts = (hosts: readonly string[], defaultServiceUrl: string): ((serviceUrl: string) => boolean) => {
  const own = new URL(defaultServiceUrl);
  const listed = new Set([own.host, ...hosts.map((host) => host.toLowerCase())]);
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    if (!url || url.username !== '' || url.password !== '') return false;
    return listed.has(url.host) && (url.protocol === 'https:' || url.origin === own.origin);
  };
};
