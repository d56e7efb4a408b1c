package pish.transport.ssh;

import java.io.IOException;

/**
 * A key whose private part an agent keeps.
 *
 * @param agent the agent
 * @param publicKey the key, or a certificate
 * @param comment what the agent calls it, in plain text
 */
record AgentKey(Agent agent, PublicKeyBlob publicKey, String comment) implements Identity {
    @Override
    public String label() {
        return comment.isEmpty() ? "a key of the ssh agent" : comment + " of the ssh agent";
    }

    @Override
    public byte[] sign(byte[] data) throws IOException {
        return agent.sign(publicKey, data);
    }
}
