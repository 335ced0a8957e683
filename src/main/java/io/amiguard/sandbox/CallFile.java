package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.source.OwnerOnly;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in which calls are written down as they come, a line of JSON each. It outlives the
 * sandbox, however that ends.
 */
public final class CallFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallFile.class);
  private static final Set<StandardOpenOption> TO_ITS_END =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final TextFile file;
  private final FileChannel channel;

  private CallFile(TextFile file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file, which need not exist; what stands in it stays.
   *
   * @throws io.amiguard.AmiguardException if it cannot be written
   */
  public static CallFile open(TextFile file) {
    try {
      return new CallFile(file, FileChannel.open(file.path(), TO_ITS_END, OwnerOnly.file()));
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  /** Puts a call at its end. To fail a call that was made already would be a lie of its own. */
  void append(Call call) {
    try {
      ByteBuffer line = ByteBuffer.wrap((json(call) + "\n").getBytes(UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      LOG.error("{}", file.unwritable(e).getMessage());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  private static ObjectNode json(Call call) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("api", call.api().signingName());
    json.put("operation", call.operation());
    json.put("account", call.account().value());
    json.put("region", call.region());
    json.set("parameters", call.parameters());
    json.put("outcome", call.outcome());
    return json;
  }
}
