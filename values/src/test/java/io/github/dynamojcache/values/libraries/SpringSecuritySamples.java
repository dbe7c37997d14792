package io.github.dynamojcache.values.libraries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientId;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

/** Spring Security and its OAuth 2.0 client. */
public final class SpringSecuritySamples extends LibrarySet {

  private static final Instant ISSUED = Instant.ofEpochSecond(1_600_000_000);
  private static final Instant EXPIRES = ISSUED.plusSeconds(3_600);

  @Override
  void collect(LibrarySamples samples) {
    users(samples);
    authentications(samples);
    tokens(samples);
    clients(samples);
    failures(samples);
  }

  private static void users(LibrarySamples samples) {
    samples
        .storable("User without authorities", () -> new User("a", "b", List.of()))
        .storable("User", () -> user())
        .storable(
            "User, locked",
            () -> User.withUsername("a").password("b").roles("A").accountLocked(true).build())
        .storable("User, credentials erased", () -> erased())
        .storable("SimpleGrantedAuthority", () -> new SimpleGrantedAuthority("ROLE_A"))
        .storable("AuthorityUtils", () -> AuthorityUtils.createAuthorityList("A", "B"))
        .storable("DefaultOAuth2User", () -> oauth2User())
        .storable("OAuth2UserAuthority", () -> new OAuth2UserAuthority(Map.of("sub", "a")))
        .storable("DefaultOidcUser", () -> new DefaultOidcUser(authorities(), idToken()))
        .storable(
            "DefaultOidcUser with its info",
            () -> new DefaultOidcUser(authorities(), idToken(), userInfo()))
        .storable("OidcUserInfo", () -> userInfo())
        .storable("a UserDetails in a record", () -> new Holder<UserDetails>(user()));
  }

  private static void authentications(LibrarySamples samples) {
    samples
        .storable("UsernamePasswordAuthenticationToken", () -> authenticated())
        .storable(
            "UsernamePasswordAuthenticationToken, not yet authenticated",
            () -> UsernamePasswordAuthenticationToken.unauthenticated("a", "b"))
        .storable(
            "RememberMeAuthenticationToken",
            () -> new RememberMeAuthenticationToken("key", user(), authorities()))
        .storable(
            "AnonymousAuthenticationToken",
            () -> new AnonymousAuthenticationToken("key", "anonymous", authorities()))
        .storable(
            "TestingAuthenticationToken", () -> new TestingAuthenticationToken("a", "b", "ROLE_A"))
        .storable("DefaultOneTimeToken", () -> new DefaultOneTimeToken("t", "a", EXPIRES))
        .storable(
            "OAuth2AuthenticationToken",
            () -> new OAuth2AuthenticationToken(oauth2User(), authorities(), "github"))
        .storable("SecurityContextImpl", () -> new SecurityContextImpl(authenticated()))
        .storable("SecurityContextImpl, empty", () -> new SecurityContextImpl());
  }

  private static void tokens(LibrarySamples samples) {
    samples
        .storable("OAuth2AccessToken", () -> accessToken())
        .storable(
            "OAuth2AccessToken without scopes",
            () -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "t", ISSUED, EXPIRES))
        .storable(
            "OAuth2AccessToken without times",
            () -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "t", null, null))
        .storable("OAuth2RefreshToken", () -> new OAuth2RefreshToken("t", ISSUED))
        .storable(
            "OAuth2RefreshToken that expires", () -> new OAuth2RefreshToken("t", ISSUED, EXPIRES))
        .storable("OAuth2DeviceCode", () -> new OAuth2DeviceCode("t", ISSUED, EXPIRES))
        .storable("OidcIdToken", () -> idToken());
  }

  private static void clients(LibrarySamples samples) {
    samples
        .storable("ClientRegistration", () -> registration())
        .storable(
            "OAuth2AuthorizedClient",
            () -> new OAuth2AuthorizedClient(registration(), "a", accessToken()))
        .storable(
            "OAuth2AuthorizedClient with a refresh token",
            () ->
                new OAuth2AuthorizedClient(
                    registration(), "a", accessToken(), new OAuth2RefreshToken("t", ISSUED)))
        .storable("OAuth2AuthorizedClientId", () -> new OAuth2AuthorizedClientId("github", "a"))
        .storable("AuthorizationGrantType", () -> AuthorizationGrantType.AUTHORIZATION_CODE)
        .storable(
            "ClientAuthenticationMethod", () -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .storable(
            "OAuth2AuthorizationRequest",
            () ->
                OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri("https://a/authorize")
                    .clientId("c")
                    .redirectUri("https://b")
                    .scopes(Set.of("read"))
                    .state("s")
                    .attributes(Map.of("registration_id", "github"))
                    .build())
        .storable("OAuth2Error", () -> new OAuth2Error("code", "description", "uri"));
  }

  private static void failures(LibrarySamples samples) {
    samples
        .storable("BadCredentialsException", () -> new BadCredentialsException("a"))
        .storable("UsernameNotFoundException", () -> UsernameNotFoundException.fromUsername("a"))
        .storable(
            "OAuth2AuthenticationException",
            () -> new OAuth2AuthenticationException(new OAuth2Error("code")));
  }

  private static User user() {
    return new User("a", "b", AuthorityUtils.createAuthorityList("ROLE_B", "ROLE_A"));
  }

  private static User erased() {
    User user = user();
    user.eraseCredentials();
    return user;
  }

  private static List<GrantedAuthority> authorities() {
    return AuthorityUtils.createAuthorityList("ROLE_A");
  }

  private static UsernamePasswordAuthenticationToken authenticated() {
    UsernamePasswordAuthenticationToken token =
        UsernamePasswordAuthenticationToken.authenticated(user(), "b", authorities());
    token.setDetails(Map.of("ip", "127.0.0.1"));
    return token;
  }

  private static DefaultOAuth2User oauth2User() {
    return new DefaultOAuth2User(authorities(), Map.of("sub", "a", "n", 1), "sub");
  }

  private static OidcIdToken idToken() {
    return new OidcIdToken("t", ISSUED, EXPIRES, Map.of("sub", "a", "aud", List.of("c")));
  }

  private static OidcUserInfo userInfo() {
    return OidcUserInfo.builder().subject("a").email("a@example.com").build();
  }

  private static OAuth2AccessToken accessToken() {
    return new OAuth2AccessToken(
        OAuth2AccessToken.TokenType.BEARER, "t", ISSUED, EXPIRES, Set.of("read", "write"));
  }

  private static ClientRegistration registration() {
    return ClientRegistration.withRegistrationId("github")
        .clientId("c")
        .clientSecret("s")
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}/login")
        .scope("read")
        .authorizationUri("https://a/authorize")
        .tokenUri("https://a/token")
        .userInfoUri("https://a/user")
        .userNameAttributeName("sub")
        .clientName("GitHub")
        .build();
  }
}
