package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** One operation of an API: a method of one of the classes that implement the SDK's interfaces. */
record Operation(AwsApi api, String name, Method method, Function<Context, Object> owner) {

  /** Returns whether the operation changes the organization or an account. */
  boolean isWrite() {
    return !(name.startsWith("Describe")
        || name.startsWith("List")
        || name.startsWith("Get")
        || api == AwsApi.STS);
  }

  /**
   * Returns the request that the parameters make.
   *
   * @throws IllegalArgumentException if a parameter has the wrong type
   */
  SdkPojo request(JsonNode parameters) {
    try {
      Object builder = method.getParameterTypes()[0].getMethod("builder").invoke(null);
      return (SdkPojo)
          SdkCodec.decode((SdkPojo) builder, parameters, WireProtocol.of(api).notation());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build the request of " + name, e);
    }
  }

  SdkPojo perform(Context context, SdkPojo request) {
    try {
      return (SdkPojo) method.invoke(owner.apply(context), request);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(name + " failed in the sandbox", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
