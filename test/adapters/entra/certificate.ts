import { generateKeyPairSync } from 'node:crypto';

/** A certificate whose key was thrown away: only its fingerprint counts here, and the key beside it is new each time. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBgDCCASegAwIBAgIUdIUASTCDRMPcrjlhyYoNynJCGakwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLYmlub21lLXRlc3QwHhcNMjYxMTIyMDAzODE2WhcNNDYxMTE3
MDAzODE2WjAWMRQwEgYDVQQDDAtiaW5vbWUtdGVzdDBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABJVYYU8lgI5fNkB8zTwGqfrHGz/wP5H32a1UmMk+eiuuqPlgRls5
Fauacq14K07SLKGawKN6pNIj/in/uoffKtSjUzBRMB0GA1UdDgQWBBSagK/QisG4
2NpjdcNhj9UI7mOeQTAfBgNVHSMEGDAWgBSagK/QisG42NpjdcNhj9UI7mOeQTAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIA4zsvOV5CH+jyHCcJS4
V1tLkOvAlgu6/aHM+YCqWyvcAiAO0VbdAGMb0Dvw8qY0nXWoObIVSPkac1Gw0l5i
/S7WtQ==
-----END CERTIFICATE-----
`;
/** `openssl x509 -noout -fingerprint -sha256`, without colons. */
export const fingerprint = 'EA80AE701EB80DF4151AD414E25783576052FA0C45D7635C35F8B361C591793B';

export const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
