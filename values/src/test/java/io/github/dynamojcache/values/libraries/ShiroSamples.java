package io.github.dynamojcache.values.libraries;

import java.util.Date;
import java.util.List;
import java.util.Set;
import org.apache.shiro.authc.SimpleAccount;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.authz.SimpleRole;
import org.apache.shiro.authz.permission.DomainPermission;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.apache.shiro.lang.util.SimpleByteSource;
import org.apache.shiro.session.mgt.SimpleSession;
import org.apache.shiro.subject.SimplePrincipalCollection;

/** Apache Shiro: sessions and what its realms cache. */
public final class ShiroSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    sessions(samples);
    realms(samples);
  }

  private static void sessions(LibrarySamples samples) {
    samples
        .storable("SimpleSession, new", () -> at(new SimpleSession()))
        .storable(
            "SimpleSession",
            SimpleSession.class,
            () -> session(),
            session -> Check.that("id1".equals(session.getId()), session))
        .storable(
            "SimpleSession with attributes",
            SimpleSession.class,
            () -> attributed(),
            session -> Check.that("v".equals(session.getAttribute("a")), session))
        .storable("SimpleSession, stopped", () -> stopped())
        .storable("SimpleSession in a record", () -> new Holder<>(attributed()))
        .storable("SimplePrincipalCollection", () -> new SimplePrincipalCollection("a", "realm"))
        .storable("SimplePrincipalCollection, empty", () -> new SimplePrincipalCollection())
        .storable("SimplePrincipalCollection, many", () -> principals());
  }

  private static void realms(LibrarySamples samples) {
    samples
        .storable("SimpleAuthenticationInfo", () -> new SimpleAuthenticationInfo("a", "b", "realm"))
        .storable(
            "SimpleAuthenticationInfo with salt",
            () -> new SimpleAuthenticationInfo("a", "b", new SimpleByteSource("salt"), "realm"))
        .storable("SimpleAuthorizationInfo", () -> authorization())
        .storable("SimpleAuthorizationInfo, empty", () -> new SimpleAuthorizationInfo())
        .storable("SimpleRole", () -> new SimpleRole("a", Set.of(new WildcardPermission("b:c"))))
        .storable("SimpleAccount", () -> new SimpleAccount("a", "b", "realm"))
        .storable("WildcardPermission", () -> new WildcardPermission("a:b,c:*"))
        .storable("DomainPermission", () -> new DomainPermission("read", "1"))
        .storable("UsernamePasswordToken", () -> new UsernamePasswordToken("a", "b", true, "host"))
        .rightOrRefused("SimpleByteSource", () -> new SimpleByteSource("salt"));
  }

  private static SimpleSession at(SimpleSession session) {
    session.setStartTimestamp(new Date(1_600_000_000_000L));
    session.setLastAccessTime(new Date(1_600_000_001_000L));
    return session;
  }

  private static SimpleSession session() {
    SimpleSession session = at(new SimpleSession("host"));
    session.setId("id1");
    session.setTimeout(5_000);
    return session;
  }

  private static SimpleSession attributed() {
    SimpleSession session = session();
    session.setAttribute("a", "v");
    session.setAttribute(Color.RED, new Order("1", 1));
    session.setAttribute("principals", principals());
    return session;
  }

  private static SimpleSession stopped() {
    SimpleSession session = session();
    session.setStopTimestamp(new Date(1_600_000_002_000L));
    session.setExpired(true);
    return session;
  }

  private static SimplePrincipalCollection principals() {
    SimplePrincipalCollection principals =
        new SimplePrincipalCollection(List.of("a", "b"), "realm");
    principals.add(5L, "other");
    return principals;
  }

  private static SimpleAuthorizationInfo authorization() {
    SimpleAuthorizationInfo info = new SimpleAuthorizationInfo(Set.of("admin"));
    info.addStringPermission("a:b");
    info.addObjectPermission(new WildcardPermission("c:d"));
    return info;
  }
}
