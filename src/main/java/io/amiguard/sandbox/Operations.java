package io.amiguard.sandbox;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Every operation that the sandbox knows: the methods that its classes declare. An API is looked at
 * when it is first asked for, because loading the SDK's interfaces takes longer than all the rest
 * of the start.
 */
final class Operations {

  /** A class that has some operations. */
  private record Owner(Class<?> type, Function<Context, Object> forCall) {}

  private final Map<AwsApi, Map<String, Operation>> byName = new ConcurrentHashMap<>();

  Optional<Operation> find(AwsApi api, String name) {
    return Optional.ofNullable(byName.computeIfAbsent(api, Operations::of).get(name));
  }

  private static Map<String, Operation> of(AwsApi api) {
    Map<String, Operation> operations = new HashMap<>();
    for (Owner owner : owners(api)) {
      for (Method method : owner.type().getDeclaredMethods()) {
        if (isOperation(method)) {
          String name = capitalized(method.getName());
          operations.put(name, new Operation(api, name, method, owner.forCall()));
        }
      }
    }
    return operations;
  }

  private static List<Owner> owners(AwsApi api) {
    return switch (api) {
      case ORGANIZATIONS ->
          List.of(
              new Owner(TreeReads.class, TreeReads::new),
              new Owner(ChildReads.class, ChildReads::new),
              new Owner(TreeWrites.class, TreeWrites::new),
              new Owner(PolicyReads.class, PolicyReads::new),
              new Owner(PolicyWrites.class, PolicyWrites::new),
              new Owner(PolicyTypes.class, PolicyTypes::new),
              new Owner(EffectivePolicyReads.class, EffectivePolicyReads::new),
              new Owner(Tagging.class, Tagging::new),
              new Owner(ServiceAccess.class, ServiceAccess::new));
      case STS -> List.of(new Owner(StsCalls.class, StsCalls::new));
      case EC2 ->
          List.of(
              new Owner(AllowedImagesCalls.class, AllowedImagesCalls::new),
              new Owner(RegionCalls.class, RegionCalls::new),
              new Owner(ReportCalls.class, ReportCalls::new),
              new Owner(ImageCalls.class, ImageCalls::new),
              new Owner(InstanceCalls.class, InstanceCalls::new),
              new Owner(LaunchTemplateCalls.class, LaunchTemplateCalls::new));
    };
  }

  private static boolean isOperation(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && !method.isBridge();
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
